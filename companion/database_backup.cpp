// ./workshop backup: a copy of the database of a server, which may be running meanwhile.

#include "commands.hpp"
#include "terminal_style.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <unistd.h>

namespace companion {
namespace {

const std::string usual_database = "messenger.db"; // of the step programs
constexpr int patience = 2'000;                    // milliseconds, if another program has locked it

/// A new file that only its owner can read. It is removed again unless keep() is called.
class NewFile {
  public:
    explicit NewFile(std::string path)
        : path_(std::move(path))
        , file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
        if (file_ < 0 && errno == EEXIST)
            throw std::runtime_error("There is already a file " + path_ +
                                     ". A backup never overwrites one: choose another name.");
        if (file_ < 0)
            throw std::runtime_error("The file " + path_ +
                                     " cannot be created: " + std::strerror(errno) + ".");
    }
    ~NewFile() {
        if (!kept_)
            ::unlink(path_.c_str());
        ::close(file_);
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void keep() {
        if (::fsync(file_) != 0)
            throw std::runtime_error("The file " + path_ +
                                     " cannot be written: " + std::strerror(errno) + ".");
        kept_ = true;
    }

  private:
    std::string path_;
    int file_;
    bool kept_ = false;
};

/// VACUUM INTO copies what one transaction sees, and writers need not wait for it.
void copy(const std::string& database, const std::string& file) {
    SQLite::Database source(database, SQLite::OPEN_READWRITE, patience);
    SQLite::Statement vacuum(source, "VACUUM INTO ?");
    vacuum.bind(1, file);
    vacuum.exec();
}

void check(const std::string& file) {
    const SQLite::Database database(file, SQLite::OPEN_READONLY);
    SQLite::Statement query(database, "PRAGMA integrity_check(1)");
    if (!query.executeStep() || query.getColumn(0).getString() != "ok")
        throw std::runtime_error("The copy is damaged, and was removed. Is the database?");
}

} // namespace

int backup(const Project&, const std::string& file, const std::string& named_database) {
    const auto database = named_database.empty() ? usual_database : named_database;
    if (!std::filesystem::exists(database))
        throw std::runtime_error("There is no database " + database +
                                 " here. Name the server's with --database.");
    NewFile made(file);
    try {
        copy(database, file);
        check(file);
    } catch (const SQLite::Exception& error) {
        throw std::runtime_error("The database " + database +
                                 " cannot be copied: " + error.getErrorStr() + ".");
    }
    made.keep();
    say("A copy of " + database + " is in " + bold(file) +
        ". Keep it as private as the database.\n" +
        "To go back to it, stop the server, and start it with --database and a copy of this "
        "file.\n");
    return 0;
}

} // namespace companion
