// What users do with their own accounts, and what the owner of the server does.

#include "api_error.hpp"
#include "chat_client.hpp"
#include "scrypt_runs.hpp"
#include "server/account_admin.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <future>

using namespace messenger;

namespace {

constexpr auto mary = "mary@example.com";
constexpr auto fred = "fred@example.com";
constexpr auto password = "correct horse";

Answer log_in(const RunningMessenger& messenger, const std::string& email,
              const std::string& secret = password) {
    return ask(messenger.port(), "POST /api/session", credentials(email, secret));
}

int status_of_me(const RunningMessenger& messenger, const std::string& cookie) {
    return ask(messenger.port(), "GET /api/me", "", {cookie}).status;
}

Answer change_password(const RunningMessenger& messenger, const std::string& cookie,
                       const std::string& old, const std::string& fresh) {
    return ask(messenger.port(), "PUT /api/password",
               R"({"password":")" + old + R"(","new_password":")" + fresh + R"("})", {cookie});
}

Answer remove(const RunningMessenger& messenger, const std::string& cookie,
              const std::string& secret = password) {
    return ask(messenger.port(), "POST /api/removal", R"({"password":")" + secret + R"("})",
               {cookie});
}

void write(SocketClient& client, const std::string& text) {
    client.says(Message::text(R"({"type":"send","ref":"AAAAAAAAAAAAAAAAAAAAAA","text":")" + text +
                              R"("})"));
    ASSERT_NE(heard(client).find("accepted"), std::string::npos);
}

} // namespace

TEST(Account, ChangesItsPasswordAndEndsOtherSessions) {
    RunningMessenger messenger;
    const auto here = sign_up(messenger.port(), mary);
    const auto elsewhere = log_in(messenger, mary).cookie();
    const auto freds = sign_up(messenger.port(), fred);
    auto stays = arrived(messenger, here);
    auto leaves = arrived(messenger, elsewhere);
    EXPECT_EQ(change_password(messenger, here, password, "a new horse").status, 204);
    leaves.hears_until_the_end();
    EXPECT_EQ(leaves.close_code(), 4001);
    EXPECT_EQ(status_of_me(messenger, elsewhere), 401);
    EXPECT_EQ(status_of_me(messenger, here), 200);
    EXPECT_EQ(status_of_me(messenger, freds), 200);
    write(stays, "still here");
    EXPECT_EQ(log_in(messenger, mary).status, 401);
    EXPECT_EQ(log_in(messenger, mary, "a new horse").status, 200);
    EXPECT_EQ(log_in(messenger, fred).status, 200);
}

TEST(Account, NeedsTheOldPasswordForANewOne) {
    RunningMessenger messenger;
    const auto cookie = sign_up(messenger.port(), mary);
    EXPECT_TRUE(says(change_password(messenger, cookie, password, "short"), 400, "bad_password"));
    EXPECT_TRUE(says(ask(messenger.port(), "PUT /api/password", R"({"password":"x"})", {cookie}),
                     400, "bad_request"));
    EXPECT_TRUE(
        says(change_password(messenger, "X: y", password, "a new horse"), 401, "not_logged_in"));
    for (int i = 0; i != 3; ++i)
        EXPECT_TRUE(says(change_password(messenger, cookie, "wrong horse", "a new horse"), 403,
                         "wrong_password"));
    EXPECT_TRUE(says(change_password(messenger, cookie, "wrong horse", "a new horse"), 429,
                     "too_many_requests"));
    EXPECT_EQ(status_of_me(messenger, cookie), 200);
}

TEST(Account, TakesNoOldPasswordThatWasChangedWhileItWasHashed) {
    RunningMessenger messenger;
    sign_up(messenger.port(), mary);
    std::future<Answer> late;
    {
        ScryptGate gate;
        late = std::async(std::launch::async, [&] { return log_in(messenger, mary); });
        if (!gate.wait_for(1))
            // With a static Crypto++, a test cannot hold a hash back (scrypt_runs.hpp).
            GTEST_SKIP() << "scrypt cannot be watched";
        auto database = open_database(messenger.database_file());
        replace_password(database, mary, "$scrypt$another", "");
    }
    EXPECT_EQ(late.get().status, 401);
}

TEST(Account, LogsOutEverywhere) {
    RunningMessenger messenger;
    const auto here = sign_up(messenger.port(), mary);
    const auto elsewhere = log_in(messenger, mary).cookie();
    const auto freds = sign_up(messenger.port(), fred);
    auto leaves = arrived(messenger, elsewhere);
    const auto answer = ask(messenger.port(), "DELETE /api/sessions", "", {here});
    EXPECT_EQ(answer.status, 204);
    EXPECT_NE(answer.head.find("Max-Age=0"), std::string::npos);
    leaves.hears_until_the_end();
    EXPECT_EQ(leaves.close_code(), 4001);
    EXPECT_EQ(status_of_me(messenger, here), 401);
    EXPECT_EQ(status_of_me(messenger, elsewhere), 401);
    EXPECT_EQ(status_of_me(messenger, freds), 200);
}

TEST(Account, IsRemovedAndTheOthersSeeItLeave) {
    RunningMessenger messenger;
    const auto marys = sign_up(messenger.port(), mary);
    auto freds = arrived(messenger, sign_up(messenger.port(), fred));
    auto leaves = arrived(messenger, marys);
    heard(freds); // she is online
    EXPECT_TRUE(says(remove(messenger, marys, "wrong horse"), 403, "wrong_password"));
    EXPECT_EQ(remove(messenger, marys).status, 204);
    EXPECT_EQ(heard(freds), R"({"type":"person_removed","email":"mary@example.com"})");
    leaves.hears_until_the_end();
    EXPECT_EQ(leaves.close_code(), 4001);
    EXPECT_EQ(status_of_me(messenger, marys), 401);
    EXPECT_EQ(log_in(messenger, mary).status, 401);

    sign_up(messenger.port(), mary); // the address is free
    EXPECT_EQ(heard(freds), R"({"type":"person","email":"mary@example.com","online":false})");
}

TEST(Account, LeavesItsMessagesAndThenItsAddressIsNotFree) {
    RunningMessenger messenger;
    const auto marys = sign_up(messenger.port(), mary);
    auto client = arrived(messenger, marys);
    write(client, "for all of you");
    ASSERT_EQ(remove(messenger, marys).status, 204);
    const auto freds = sign_up(messenger.port(), fred);
    EXPECT_NE(ask(messenger.port(), "GET /api/messages", "", {freds})
                  .body.find(R"("from":"mary@example.com","text":"for all of you")"),
              std::string::npos);
    EXPECT_EQ(log_in(messenger, mary).status, 401);
    EXPECT_TRUE(says(ask(messenger.port(), "POST /api/users", credentials(mary, password)), 409,
                     "email_taken"));
    auto socket = socket_of(messenger, freds);
    heard(socket);
    EXPECT_EQ(heard(socket),
              R"({"type":"people","people":[{"email":"fred@example.com","online":true}]})");
}

TEST(Account, RemovedByTheOwnerOfARunningServerIsGoneAtOnce) {
    RunningMessenger messenger;
    auto marys = arrived(messenger, sign_up(messenger.port(), mary));
    auto freds = arrived(messenger, sign_up(messenger.port(), fred));
    heard(marys); // Fred has an account,
    heard(marys); // and is online
    {
        auto database = open_database(messenger.database_file());
        remove_account(database, mary);
    }
    freds.says(
        Message::text(R"({"type":"send","ref":"AAAAAAAAAAAAAAAAAAAAAA","text":"without Mary"})"));
    EXPECT_EQ(heard(freds), R"({"type":"person_removed","email":"mary@example.com"})");
    for (const auto& message : marys.hears_until_the_end())
        EXPECT_EQ(message.payload().find("without Mary"), std::string_view::npos);
    EXPECT_EQ(marys.close_code(), 4001);
}
