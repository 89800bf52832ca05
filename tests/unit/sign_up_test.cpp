// The limits of signing up: the number of accounts, the invite code, and the addresses.

#include "api_error.hpp"
#include "chat_client.hpp"
#include "common/address.hpp"
#include "scrypt_runs.hpp"
#include "server/account_admin.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <future>

using namespace messenger;

namespace {

constexpr auto mary = "mary@example.com";
constexpr auto password = "correct horse";

Answer applies(const RunningMessenger& messenger, const std::string& email,
               const std::string& more = "") {
    return ask(messenger.port(), "POST /api/users",
               R"({"email":")" + email + R"(","password":"correct horse")" + more + '}');
}

void insert_accounts(const std::string& file, int count) {
    auto database = open_database(file);
    SQLite::Transaction transaction(database);
    for (int i = 0; i != count; ++i) {
        SQLite::Statement insert(database, "INSERT INTO users VALUES (?, 'no hash', ?)");
        insert.bind(1, std::to_string(i) + "@crowd.example");
        insert.bind(2, i);
        insert.exec();
    }
    transaction.commit();
}

} // namespace

TEST(SignUp, EndsWhereTheAccountsAreAsManyAsThereMayBe) {
    RunningMessenger messenger({.sign_up = {.max_accounts = 2}});
    EXPECT_EQ(applies(messenger, mary).status, 201);
    EXPECT_EQ(applies(messenger, "fred@example.com").status, 201);
    EXPECT_TRUE(says(applies(messenger, "jane@example.com"), 403, "too_many_accounts"));
    EXPECT_TRUE(says(applies(messenger, mary), 409, "email_taken"));
    EXPECT_EQ(ask(messenger.port(), "POST /api/session", credentials(mary, password)).status, 200);
}

TEST(SignUp, GivesTheLastPlaceOnce) {
    RunningMessenger messenger({.sign_up = {.max_accounts = 1}});
    ScryptGate gate;
    const auto attempt = [&](const std::string& email) {
        return std::async(std::launch::async, [&, email] { return applies(messenger, email); });
    };
    auto one = attempt(mary), other = attempt("fred@example.com");
    gate.wait_for(std::min(2u, std::max(1u, std::thread::hardware_concurrency())));
    gate.open();
    EXPECT_EQ(one.get().status + other.get().status, 201 + 403);
}

TEST(SignUp, LeavesALargerDatabaseToThoseInIt) {
    const ScratchFolder folder;
    const auto file = folder.file("m.db");
    std::string marys;
    {
        RunningMessenger messenger({.database_file = file});
        sign_up(messenger.port(), mary);
    }
    insert_accounts(file, 1'200);
    RunningMessenger messenger({.database_file = file, .sign_up = {.max_accounts = 1'000}});
    EXPECT_TRUE(says(applies(messenger, "jane@example.com"), 403, "too_many_accounts"));
    const auto cookie =
        ask(messenger.port(), "POST /api/session", credentials(mary, password)).cookie();
    auto client = arrived(messenger, cookie);
    client.says(
        Message::text(R"({"type":"send","ref":"AAAAAAAAAAAAAAAAAAAAAA","text":"still here"})"));
    EXPECT_NE(heard(client).find("accepted"), std::string::npos);
}

TEST(SignUp, ShowsTheOldestThousandAccounts) {
    const ScratchFolder folder;
    insert_accounts(folder.file("m.db"), 1'200);
    auto database = open_database(folder.file("m.db"));
    const auto shown = everybody(database);
    EXPECT_EQ(shown.size(), 999u) << "and a user who is not among them, for an envelope of 1,000";
    EXPECT_EQ(std::ranges::count(shown, "998@crowd.example"), 1);
    EXPECT_EQ(std::ranges::count(shown, "999@crowd.example"), 0);
}

TEST(SignUp, NeedsTheInviteCode) {
    RunningMessenger messenger({.sign_up = {.invite = "three blind mice"}});
    EXPECT_TRUE(says(applies(messenger, mary), 403, "invite_needed"));
    for (const std::string wrong : {"", "three blind mic", "three blind mice ", "x"})
        EXPECT_TRUE(
            says(applies(messenger, mary, R"(,"invite":")" + wrong + '"'), 403, "invite_needed"));
    const std::string right = R"(,"invite":"three blind mice")";
    EXPECT_TRUE(says(applies(messenger, mary, right + R"(,"admin":"yes")"), 400, "bad_request"));
    EXPECT_EQ(applies(messenger, mary, right).status, 201);
    EXPECT_TRUE(says(applies(messenger, mary), 403, "invite_needed"))
        << "a stranger does not learn who has an account";
    EXPECT_EQ(ask(messenger.port(), "POST /api/session", credentials(mary, password)).status, 200);
}

TEST(SignUp, IgnoresACodeWhereNoneIsNeeded) {
    RunningMessenger messenger;
    EXPECT_EQ(applies(messenger, mary, R"(,"invite":"any")").status, 201);
}

TEST(SignUp, SlowsDownOneAddressAfterSixtyAttempts) {
    RunningMessenger messenger({.sign_up = {.invite = "three blind mice"}});
    const auto guess = [&] { return applies(messenger, mary, R"(,"invite":"a guess")"); };
    for (int i = 0; i != 60; ++i)
        ASSERT_TRUE(says(guess(), 403, "invite_needed")) << i;
    const auto refused = guess();
    EXPECT_TRUE(says(refused, 429, "too_many_requests"));
    EXPECT_NE(refused.head.find("Retry-After: 30\r\n"), std::string::npos);
    EXPECT_TRUE(says(applies(messenger, mary), 403, "invite_needed")) << "asking costs nothing";
    messenger.let_pass(30'000);
    EXPECT_TRUE(says(guess(), 403, "invite_needed"));
    EXPECT_TRUE(says(guess(), 429, "too_many_requests"));
}

TEST(SignUp, TakesPlainAddressesOnly) {
    for (const auto* good : {"mary@example.com", "a@b", "m.a_r+y-1@ex-ample.co.uk"})
        EXPECT_TRUE(is_plain_address(good)) << good;
    for (const auto* bad :
         {"mary@example.com(verified)", "mary:@evil", "o'brien@example.com", "mary@ex_ample.com",
          "m\"x@example.com", "@example.com", "mary@", "mary", "a@b@c", "Mary@example.com"})
        EXPECT_FALSE(is_plain_address(bad)) << bad;
    RunningMessenger messenger;
    EXPECT_TRUE(says(applies(messenger, "mary@example.com(verified)"), 400, "bad_email"));
    EXPECT_TRUE(says(applies(messenger, "mary:@evil"), 400, "bad_email"));
    EXPECT_EQ(applies(messenger, " Mary@Example.COM ").status, 201);
}

TEST(SignUp, LetsOlderAddressesLogIn) {
    const ScratchFolder folder;
    {
        auto database = open_database(folder.file("m.db"));
        Accounts(database).create("mary:@evil", hash_password(password), 0);
    }
    RunningMessenger messenger({.database_file = folder.file("m.db")});
    EXPECT_EQ(
        ask(messenger.port(), "POST /api/session", credentials("Mary:@evil", password)).status,
        200);
}
