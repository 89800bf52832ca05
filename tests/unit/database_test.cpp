// The file: made, migrated, and what the server says when it cannot be used.

#include "running_messenger.hpp"
#include "server/database.hpp"
#include "server/messages.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>

using namespace messenger;

namespace {

std::string why_not(const std::string& path,
                    const std::vector<std::string>& migrations = {users_schema}) {
    try {
        open_database(path, migrations);
        return "it opened";
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

void sign_up(SQLite::Database& database, const std::string& email) {
    SQLite::Statement insert(database, "INSERT INTO users VALUES (?, 'no hash', 0)");
    insert.bind(1, email);
    insert.exec();
}

std::int64_t ask(SQLite::Database& database, const std::string& pragma) {
    return database.execAndGet(pragma).getInt64();
}

} // namespace

TEST(Database, IsDurableAndStrict) {
    const ScratchFolder folder;
    auto database = open_database(folder.file("m.db"));
    EXPECT_EQ(database.execAndGet("PRAGMA journal_mode").getString(), "wal");
    EXPECT_EQ(ask(database, "PRAGMA synchronous"), 2);
    EXPECT_EQ(ask(database, "PRAGMA foreign_keys"), 1);
    EXPECT_EQ(ask(database, "PRAGMA user_version"), 1);
}

TEST(Database, KeepsWhatItHasAndGetsWhatIsNew) {
    const ScratchFolder folder;
    const auto path = folder.file("m.db");
    {
        auto database = open_database(path);
        sign_up(database, "mary@example.com");
    }
    auto database = open_database(path, {users_schema, "CREATE TABLE keys (email TEXT) STRICT"});
    EXPECT_EQ(everybody(database), std::vector<std::string>{"mary@example.com"});
    EXPECT_TRUE(database.tableExists("keys"));
    EXPECT_EQ(ask(database, "PRAGMA user_version"), 2);
    EXPECT_TRUE(contains(why_not(path), "was made by a later step"));
}

TEST(Database, MigratesEntirelyOrNotAtAll) {
    const ScratchFolder folder;
    const auto path = folder.file("m.db");
    EXPECT_TRUE(contains(why_not(path, {users_schema, "CREATE TABLE t (a); NONSENSE"}), path));
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    EXPECT_FALSE(database.tableExists("users"));
    EXPECT_EQ(ask(database, "PRAGMA user_version"), 0);
}

TEST(Database, LeavesOneFileBehind) {
    const ScratchFolder folder;
    const auto path = folder.file("m.db");
    {
        auto database = open_database(path);
        sign_up(database, "mary@example.com");
        EXPECT_TRUE(std::filesystem::exists(path + "-wal"));
    }
    EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST(Database, IsForNobodyElseToRead) {
    using std::filesystem::perms;
    const ScratchFolder folder;
    const auto path = folder.file("m.db");
    auto database = open_database(path);
    sign_up(database, "mary@example.com");
    for (const auto* suffix : {"", "-wal", "-shm"})
        EXPECT_EQ(std::filesystem::status(path + suffix).permissions(),
                  perms::owner_read | perms::owner_write)
            << suffix;
}

TEST(Database, InMemoryMakesNoFile) {
    std::filesystem::remove(":memory:");
    open_database(":memory:");
    EXPECT_FALSE(std::filesystem::exists(":memory:"));
}

TEST(Database, LeavesTheRightsOfAnExistingFile) {
    using std::filesystem::perms;
    const ScratchFolder folder;
    const auto path = folder.file("m.db");
    const auto chosen = perms::owner_read | perms::owner_write | perms::group_read;
    std::ofstream(path).close();
    std::filesystem::permissions(path, chosen);
    open_database(path);
    EXPECT_EQ(std::filesystem::status(path).permissions(), chosen);
}

TEST(Database, SaysThatItIsLocked) {
    const ScratchFolder folder;
    const auto path = folder.file("m.db");
    auto other = open_database(path);
    other.exec("BEGIN IMMEDIATE");
    EXPECT_TRUE(contains(why_not(path), "is locked by another program"));
    other.exec("COMMIT");
    EXPECT_EQ(why_not(path), "it opened");
}

TEST(Database, SaysThatItIsNone) {
    const ScratchFolder folder;
    const auto path = folder.file("m.db");
    std::ofstream(path) << "Dear diary, this is a text of some length and no database at all. "
                        << std::string(2000, 'x');
    EXPECT_TRUE(contains(why_not(path), "is not a database"));
    EXPECT_TRUE(contains(why_not(folder.file("missing/m.db")), "cannot be opened"));
}

TEST(Database, SaysThatItIsDamaged) {
    const ScratchFolder folder;
    const auto path = folder.file("m.db");
    {
        auto database = open_database(path);
        for (int i = 0; i != 500; ++i)
            sign_up(database, std::string(100, 'a') + std::to_string(i) + "@example.com");
    }
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096); // the first page tells what the file is
    file << std::string(40'000, '\xee');
    file.close();
    EXPECT_TRUE(contains(why_not(path), "is damaged")) << why_not(path);
}

TEST(Database, SaysThatTheDiskIsFull) {
    const ScratchFolder folder;
    const auto path = folder.file("m.db");
    auto database = open_database(path);
    sign_up(database, "mary@example.com");
    database.exec("PRAGMA max_page_count = " +
                  std::to_string(ask(database, "PRAGMA page_count") + 2));
    Messages messages(database);
    const auto fill = [&] {
        for (int i = 0; i != 10; ++i)
            messages.store(text_format, "ref " + std::to_string(i), "mary@example.com",
                           std::string(10'000, 'x'), 0);
    };
    try {
        fill();
        FAIL() << "there was room";
    } catch (const SQLite::Exception& error) {
        EXPECT_TRUE(contains(sentence(error, path), "the disk is full")) << sentence(error, path);
    }
    database.exec("PRAGMA max_page_count = 1000000");
    fill(); // goes on where there is room again
    EXPECT_EQ(messages.latest(), 10);
}

TEST(Database, ForgetsSessionsThatAreOver) {
    const ScratchFolder folder;
    auto database = open_database(folder.file("m.db"));
    sign_up(database, "mary@example.com");
    database.exec("INSERT INTO sessions VALUES ('old', 'mary@example.com', 100), "
                  "('new', 'mary@example.com', 101)");
    forget_expired_sessions(database, 100);
    EXPECT_EQ(database.execAndGet("SELECT group_concat(token_hash) FROM sessions").getString(),
              "new");
}
