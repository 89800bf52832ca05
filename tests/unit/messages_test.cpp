// Stored messages: each once, by page, and not without end.

#include "common/text.hpp"
#include "scratch_folder.hpp"
#include "server/database.hpp"
#include "server/messages.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <filesystem>

using namespace messenger;

namespace {

void sign_up(SQLite::Database& database, const std::string& email) {
    SQLite::Statement insert(database, "INSERT INTO users VALUES (?, 'no hash', 0)");
    insert.bind(1, email);
    insert.exec();
}

/// The texts of a page, and whether there are more.
std::string shown(const HistoryPage& page) {
    std::string all;
    for (const auto& message : page.messages)
        all += message.content + ' ';
    return all + (page.more ? "and more" : "");
}

} // namespace

TEST(Messages, AreStoredOnce) {
    const ScratchFolder folder;
    auto database = open_database(folder.file("m.db"));
    sign_up(database, "mary@example.com");
    sign_up(database, "fred@example.com");
    Messages messages(database);
    const auto first = messages.store(text_format, "ref 1", "mary@example.com", "hello", 1000);
    ASSERT_TRUE(first && first->is_new);
    EXPECT_EQ(first->message.id, 1);
    EXPECT_EQ(first->message.received_at, 1000);
    const auto again = messages.store(text_format, "ref 1", "mary@example.com", "hello", 2000);
    ASSERT_TRUE(again && !again->is_new);
    EXPECT_EQ(again->message.id, 1);
    EXPECT_EQ(again->message.received_at, 1000);
    EXPECT_FALSE(messages.store(text_format, "ref 1", "mary@example.com", "other", 3000));
    EXPECT_FALSE(messages.store(text_format, "ref 1", "fred@example.com", "hello", 3000));
    EXPECT_EQ(messages.store(text_format, "ref 2", "fred@example.com", "hello", 4000)->message.id,
              2);
}

TEST(Messages, AreRefusedWhenTheirSenderHasStoredEnough) {
    const ScratchFolder folder;
    auto database = open_database(folder.file("m.db"));
    sign_up(database, "mary@example.com");
    sign_up(database, "fred@example.com");
    Messages messages(database, plain_formats, {.of_user = 1'000});
    const std::string text(400, 'x');
    EXPECT_TRUE(messages.store(text_format, "ref 1", "mary@example.com", text, 1));
    EXPECT_TRUE(messages.store(text_format, "ref 2", "mary@example.com", text, 1));
    EXPECT_THROW(messages.store(text_format, "ref 3", "mary@example.com", text, 1), QuotaExceeded);
    EXPECT_TRUE(messages.store(text_format, "ref 2", "mary@example.com", text, 1)) << "again";
    EXPECT_TRUE(messages.store(text_format, "ref 3", "fred@example.com", text, 1));
    EXPECT_EQ(messages.latest(), 3);
    // The database does not record how much each user has sent.
    EXPECT_TRUE(Messages(database, plain_formats, {.of_user = 1'000})
                    .store(text_format, "ref 4", "mary@example.com", text, 1));
}

TEST(Messages, AreRefusedWhenTheDatabaseIsLargeEnough) {
    const ScratchFolder folder;
    const auto path = folder.file("m.db");
    const std::string text(4'000, 'x');
    const auto fill = [&](std::int64_t in_total) {
        auto database = open_database(path);
        Messages messages(database, plain_formats, {.in_total = in_total});
        int stored = 0;
        try {
            for (; stored != 100; ++stored)
                messages.store(text_format, "ref " + std::to_string(messages.latest()),
                               "mary@example.com", text, 1);
        } catch (const QuotaExceeded& exceeded) {
            EXPECT_NE(std::string(exceeded.what()).find("has reached the size"), std::string::npos);
        }
        return stored;
    };
    {
        auto database = open_database(path);
        sign_up(database, "mary@example.com");
    }
    const auto stored = fill(200'000);
    EXPECT_GT(stored, 10);
    EXPECT_LT(stored, 50);
    EXPECT_LE(std::filesystem::file_size(path), 210'000u);
    EXPECT_EQ(fill(200'000), 0) << "it lasts";
    EXPECT_EQ(fill(1'000'000), 100) << "the next server may have a higher limit";
}

TEST(Messages, AreOfOneKindOrAnother) {
    const ScratchFolder folder;
    auto database = open_database(folder.file("m.db"),
                                  {users_schema, "ALTER TABLE messages ADD COLUMN parcel TEXT"});
    sign_up(database, "mary@example.com");
    sign_up(database, "fred@example.com");
    const MessageFormat parcel{"parcel", false, {}};
    const std::vector<MessageFormat> formats{text_format, parcel};
    Messages messages(database, formats);
    messages.store(text_format, "ref 1", "mary@example.com", "hello", 1000);
    const auto sent = messages.store(parcel, "ref 2", "mary@example.com", "hello", 2000);
    ASSERT_TRUE(sent && sent->is_new);

    const auto both = messages.after(0, {2}).messages;
    ASSERT_EQ(both.size(), 2u);
    EXPECT_EQ(both[0].format, "text");
    EXPECT_EQ(both[0].from, "mary@example.com");
    EXPECT_EQ(both[1].format, "parcel");
    EXPECT_EQ(both[1].content, "hello");
    EXPECT_EQ(both[1].from, std::nullopt);
    const auto from_fred = messages.store(parcel, "ref 2", "fred@example.com", "hello", 3000);
    EXPECT_TRUE(from_fred && !from_fred->is_new) << "who sent it is not known any more";
    EXPECT_FALSE(messages.store(text_format, "ref 2", "mary@example.com", "hello", 3000));
}

TEST(Messages, ComeByPage) {
    const ScratchFolder folder;
    auto database = open_database(folder.file("m.db"));
    sign_up(database, "mary@example.com");
    Messages messages(database);
    EXPECT_EQ(messages.latest(), 0);
    for (int i = 1; i != 11; ++i)
        messages.store(text_format, "ref " + std::to_string(i), "mary@example.com",
                       std::to_string(i), i);
    EXPECT_EQ(messages.latest(), 10);
    EXPECT_EQ(shown(messages.before(9, {3})), "6 7 8 and more");
    EXPECT_EQ(shown(messages.before(4, {3})), "1 2 3 ");
    EXPECT_EQ(shown(messages.before(1, {3})), "");
    EXPECT_EQ(shown(messages.after(0, {3})), "1 2 3 and more");
    EXPECT_EQ(shown(messages.after(7, {3})), "8 9 10 ");
    EXPECT_EQ(shown(messages.after(10, {3})), "");
}

TEST(Messages, ComeInPagesOfSoManyBytes) {
    const ScratchFolder folder;
    auto database = open_database(folder.file("m.db"));
    sign_up(database, "mary@example.com");
    Messages messages(database);
    for (const std::string text : {"1234", "12", "12", "123456789", "1"})
        messages.store(text_format, "ref " + text + std::to_string(messages.latest()),
                       "mary@example.com", text, 1);
    EXPECT_EQ(shown(messages.after(0, {9, 8})), "1234 12 12 and more");
    EXPECT_EQ(shown(messages.after(0, {9, 7})), "1234 12 and more");
    EXPECT_EQ(shown(messages.after(0, {9, 1})), "1234 and more") << "one at least";
    EXPECT_EQ(shown(messages.after(3, {9, 8})), "123456789 and more");
    EXPECT_EQ(shown(messages.after(4, {9, 8})), "1 ");
    EXPECT_EQ(shown(messages.before(6, {9, 8})), "1 and more");
    EXPECT_EQ(shown(messages.before(5, {9, 8})), "123456789 and more");
    EXPECT_EQ(shown(messages.before(4, {9, 8})), "1234 12 12 ");
}

TEST(Messages, HaveTextsWithoutControlCharacters) {
    using namespace std::string_view_literals;
    for (const auto good :
         {"x"sv, "a\tb\nc"sv, "\xc2\xa0"sv, "\xef\xbb\xbf"sv, "\xf0\x9f\x98\x80"sv})
        EXPECT_TRUE(is_text(good)) << good;
    EXPECT_TRUE(is_text(std::string(16'384, 'x')));
    for (const auto bad :
         {""sv, "\0"sv, "a\r\n"sv, "\x1b[2J"sv, "\x7f"sv, "\xc2\x80"sv, "\xc2\x9f"sv})
        EXPECT_FALSE(is_text(bad));
    EXPECT_FALSE(is_text(std::string(16'385, 'x')));
}
