// `./workshop backup` copies a database that a program uses meanwhile.

#include "files.hpp"
#include "workshop_fixture.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdlib>

using namespace companion;

namespace {

class Backup : public WorkshopFixture {
  protected:
    Backup() : folder(new_folder()) {
        server.exec("PRAGMA journal_mode = WAL; PRAGMA user_version = 3;"
                    "CREATE TABLE messages (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT);"
                    "INSERT INTO messages (text) VALUES ('one'), ('two')");
    }
    ~Backup() override { fs::remove_all(folder); }

    Ended make(const std::string& file, const std::string& from = "messenger.db") const {
        return in_pipe("backup " + (folder / file).string() + " --database " +
                       (folder / from).string());
    }
    static fs::path new_folder() {
        auto name = (fs::temp_directory_path() / "backup-XXXXXX").string();
        return ::mkdtemp(name.data());
    }
    static std::string texts(SQLite::Database& database) {
        return database.execAndGet("SELECT group_concat(text) FROM messages").getString();
    }

    fs::path folder;
    SQLite::Database server{(folder / "messenger.db").string(),
                            SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
};

} // namespace

TEST_F(Backup, HasWhatIsCommittedAndNothingElse) {
    server.exec("BEGIN IMMEDIATE; INSERT INTO messages (text) VALUES ('three')");
    const auto ended = make("copy.db");
    EXPECT_EQ(ended.status, 0) << ended.output;
    EXPECT_TRUE(says(ended.output, "copy.db"));
    server.exec("COMMIT");
    using std::filesystem::perms;
    EXPECT_EQ(fs::status(folder / "copy.db").permissions(), perms::owner_read | perms::owner_write);
    SQLite::Database copy((folder / "copy.db").string(), SQLite::OPEN_READWRITE);
    EXPECT_EQ(copy.execAndGet("PRAGMA integrity_check").getString(), "ok");
    EXPECT_EQ(copy.execAndGet("PRAGMA user_version").getInt(), 3);
    EXPECT_EQ(texts(copy), "one,two");
    copy.exec("INSERT INTO messages (text) VALUES ('four')");
    EXPECT_EQ(texts(server), "one,two,three");
}

TEST_F(Backup, ReplacesNoFile) {
    write_new_file(folder / "copy.db", "dear");
    const auto ended = make("copy.db");
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(says(ended.output, "A backup never overwrites"));
    EXPECT_EQ(read_file(folder / "copy.db"), "dear");
    EXPECT_EQ(make("messenger.db").status, 2) << "onto itself";
    EXPECT_EQ(texts(server), "one,two");
}

TEST_F(Backup, LeavesNothingBehindWhereItFails) {
    write_new_file(folder / "diary", std::string(2'000, 'x'));
    auto ended = make("copy.db", "diary");
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(says(ended.output, "cannot be copied"));
    EXPECT_FALSE(fs::exists(folder / "copy.db"));
    ended = make("copy.db", "missing.db");
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(says(ended.output, "There is no database"));
    EXPECT_FALSE(fs::exists(folder / "copy.db"));
    EXPECT_FALSE(fs::exists(folder / "missing.db"));
    EXPECT_EQ(make("missing/copy.db").status, 2);
}
