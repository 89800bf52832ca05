// A server that cannot use its database says so in a sentence, and ends.

#include "server_fixture.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <fstream>

namespace fs = std::filesystem;

namespace {

class Refusal : public ServerFixture {
  protected:
    /// Starts a second server on `file`, and expects it to end with a sentence that has `words`.
    void expect_refused(const fs::path& file, const std::string& words) const {
        Process server({SERVER, "--port", "0", "--database", file.string()});
        EXPECT_EQ(server.end(), 2) << words;
        EXPECT_EQ(server.output(), "");
        EXPECT_NE(server.errors().find("The database " + file.string() + ' ' + words),
                  std::string::npos)
            << server.errors();
        EXPECT_EQ(std::ranges::count(server.errors(), '\n'), 1) << server.errors();
    }
};

} // namespace

TEST_F(Refusal, OfAFolderThatIsMissing) {
    expect_refused(folder_ / "missing" / "messenger.db", "cannot be opened.");
}

TEST_F(Refusal, OfAFileThatIsNoDatabase) {
    const auto diary = folder_ / "diary";
    std::ofstream(diary) << std::string(2000, 'x');
    expect_refused(diary, "is not a database.");
    EXPECT_EQ(fs::file_size(diary), 2000u);
}

TEST_F(Refusal, OfALockedDatabase) {
    SQLite::Database other(database().string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    expect_refused(database(), "is locked by another program.");
}

TEST_F(Refusal, OfADamagedDatabase) {
    has_account("mary");
    const auto mary = in_pipe("mary");
    mary->write("in the file\n");
    ASSERT_EQ(mary->end(), 0) << mary->errors();
    // Until then it is in the log only.
    SQLite::Database(database().string(), SQLite::OPEN_READWRITE).exec("PRAGMA wal_checkpoint");
    kill_server();
    std::fstream file(database(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096); // the first page tells what the file is
    file << std::string(fs::file_size(database()) - 4096, '\xee');
    file.close();
    fs::remove(database().string() + "-wal");
    expect_refused(database(), "is damaged.");
}
