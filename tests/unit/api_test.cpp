// The HTTP API, byte for byte, of a running messenger.

#include "api_error.hpp"
#include "http_client.hpp"
#include "running_messenger.hpp"

#include <gtest/gtest.h>

#include <future>

using namespace messenger;

namespace {

constexpr auto mary = "mary@example.com";
constexpr auto password = "correct horse";

bool has(const Answer& answer, const std::string& line) {
    return answer.head.find(line + "\r\n") != std::string::npos;
}

} // namespace

TEST(Api, SignsUpLogsInAndOut) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto signed_up = ask(port, "POST /api/users", credentials(" Mary@Example.com", password));
    EXPECT_EQ(signed_up.status, 201);
    EXPECT_EQ(signed_up.body, R"({"email":"mary@example.com"})");
    const auto logged_in =
        ask(port, "POST /api/session", credentials("MARY@example.com", password));
    EXPECT_EQ(logged_in.status, 200);
    EXPECT_EQ(logged_in.body, signed_up.body);
    ASSERT_NE(logged_in.cookie(), signed_up.cookie());

    const auto me = ask(port, "GET /api/me", "", {logged_in.cookie()});
    EXPECT_EQ(me.status, 200);
    EXPECT_EQ(me.body, R"({"email":"mary@example.com","step":2})");
    const auto logged_out = ask(port, "DELETE /api/session", "", {logged_in.cookie()});
    EXPECT_EQ(logged_out.status, 204);
    EXPECT_EQ(logged_out.head.find("Content-Length"), std::string::npos) << "RFC 9110 section 8.6";
    EXPECT_TRUE(says(ask(port, "GET /api/me", "", {logged_in.cookie()}), 401, "not_logged_in"));
    EXPECT_EQ(ask(port, "GET /api/me", "", {signed_up.cookie()}).status, 200) << "another session";
}

TEST(Api, SessionsEndAfter30Days) {
    RunningMessenger messenger;
    const auto cookie = sign_up(messenger.port(), mary);
    messenger.let_pass(session_lifetime - 60'000);
    EXPECT_EQ(ask(messenger.port(), "GET /api/me", "", {cookie}).status, 200);
    messenger.let_pass(60'000);
    EXPECT_EQ(ask(messenger.port(), "GET /api/me", "", {cookie}).status, 401);
}

TEST(Api, CookiesAreForNoScriptAndNoOtherSite) {
    RunningMessenger messenger;
    const auto answer = ask(messenger.port(), "POST /api/users", credentials(mary, password));
    const auto name = "Set-Cookie: session-" + std::to_string(messenger.port()) + "=";
    EXPECT_NE(answer.head.find(name), std::string::npos);
    EXPECT_TRUE(has(answer, "; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000"));
    const auto secure = ask(messenger.port(), "POST /api/session", credentials(mary, password),
                            {"X-Forwarded-Proto: https"});
    EXPECT_TRUE(has(secure, "; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000; Secure"));
}

TEST(Api, RefusesWhatIsNoAddressAndNoPassword) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    for (const auto* email : {"", "mary", "@", "a@b@c", "m\xc3\xa4ry@example.com"})
        EXPECT_TRUE(
            says(ask(port, "POST /api/users", credentials(email, password)), 400, "bad_email"));
    for (const std::size_t size : {0, 7, 257})
        EXPECT_TRUE(says(ask(port, "POST /api/users", credentials(mary, std::string(size, 'x'))),
                         400, "bad_password"));
    EXPECT_EQ(ask(port, "POST /api/users", credentials("a@b", std::string(8, 'x'))).status, 201);
    EXPECT_EQ(ask(port, "POST /api/users", credentials("b@b", std::string(256, 'x'))).status, 201);
}

TEST(Api, RefusesBodiesOfOtherShapes) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    for (const std::string body :
         {"", "{", "[]", "null", R"({"email":"a@b"})", R"({"email":"a@b","password":12345678})",
          R"({"email":"a@b","password":"correct horse","admin":"yes"})",
          R"({"email":"a@b","password":"correct \ud800 horse"})",
          "{\"email\":\"a@b\",\"password\":\"correct \xff horse\"}"})
        for (const std::string call : {"POST /api/users", "POST /api/session"})
            EXPECT_TRUE(says(ask(port, call, body), 400, "bad_request")) << call << ' ' << body;
    EXPECT_EQ(ask(port, "POST /api/users", std::string(64 * 1024 + 1, ' ')).status, 413);
}

TEST(Api, GivesAnAddressOnce) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto attempt = [&] {
        return ask(port, "POST /api/users", credentials(mary, password)).status;
    };
    auto one = std::async(std::launch::async, attempt);
    auto other = std::async(std::launch::async, attempt);
    EXPECT_EQ(one.get() + other.get(), 201 + 409);
    EXPECT_TRUE(says(ask(port, "POST /api/users", credentials("MARY@EXAMPLE.COM", password)), 409,
                     "email_taken"));
}

TEST(Api, NeedsASession) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto name = "Cookie: session-" + std::to_string(port);
    for (const std::string call :
         {"GET /api/me", "GET /api/messages", "DELETE /api/session", "GET /api/x"})
        for (const auto& cookie : {std::string("X: y"), name + '=', name + "=' OR 1=1 --"})
            EXPECT_TRUE(says(ask(port, call, "", {cookie}), 401, "not_logged_in")) << call;
    const auto cookie = sign_up(port, mary);
    EXPECT_TRUE(says(ask(port, "GET /api/x", "", {cookie}), 404, "not_found"));
    EXPECT_EQ(ask(port, "GET /api/me", "", {"Cookie: a=b; " + cookie.substr(8) + "; c=d"}).status,
              200);
}

TEST(Api, TellsTheHistoryByPage) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto cookie = sign_up(port, mary);
    auto database = open_database(messenger.database_file());
    Messages messages(database);
    for (int i = 1; i <= 60; ++i)
        messages.store(text_format, "ref " + std::to_string(i), mary,
                       "text \"" + std::to_string(i) + '"', i);
    const auto page = [&](const std::string& query) {
        return ask(port, "GET /api/messages" + query, "", {cookie});
    };
    EXPECT_EQ(
        page("?before=2").body,
        R"({"messages":[{"id":1,"received_at":1,"from":"mary@example.com","text":"text \"1\""}]})");
    EXPECT_EQ(
        page("?before=3&limit=1").body,
        R"({"messages":[{"id":2,"received_at":2,"from":"mary@example.com","text":"text \"2\""}],"more":true})");
    const auto latest = page("").body;
    EXPECT_NE(latest.find(R"([{"id":11,)"), latest.npos) << "50 of 60";
    EXPECT_NE(page("?after=58").body.find(R"([{"id":59,)"), std::string::npos);
    EXPECT_NE(page("?after=0&limit=1").body.find(R"("id":1,)"), std::string::npos);
    for (const std::string query : {"?limit=0", "?limit=201", "?limit=x", "?before=-1", "?x=1",
                                    "?before=1&after=1", "?before=99999999999999999999", "?before"})
        EXPECT_TRUE(says(page(query), 400, "bad_request")) << query;
}

TEST(Api, LimitsHowOftenAUserAsksForTheHistory) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto marys = sign_up(port, mary);
    const auto freds = sign_up(port, "fred@example.com");
    messenger.stop_clock();
    const auto page = [&](const std::string& cookie) {
        return ask(port, "GET /api/messages", "", {cookie});
    };
    for (int i = 0; i != 40; ++i)
        ASSERT_EQ(page(marys).status, 200) << i;
    EXPECT_TRUE(says(page(marys), 429, "too_many_requests"));
    EXPECT_TRUE(has(page(marys), "Retry-After: 1"));
    EXPECT_EQ(page(freds).status, 200);
    messenger.let_pass(1'000);
    EXPECT_EQ(page(marys).status, 200);
}

TEST(Api, ListensToItsOwnPagesOnly) {
    RunningMessenger messenger({.origins = {"https://chat.example.org"}});
    const auto port = messenger.port();
    const auto cookie = sign_up(port, mary);
    const auto log_in_from = [&](const std::string& header) {
        return ask(port, "POST /api/session", credentials(mary, password), {header});
    };
    const auto own = "http://localhost:" + std::to_string(port);
    EXPECT_EQ(log_in_from("Origin: " + own).status, 200);
    EXPECT_EQ(log_in_from("Origin: https://chat.example.org").status, 200);
    for (const std::string origin : {"http://evil.example", "null", "http://localhost:1"})
        EXPECT_TRUE(says(log_in_from("Origin: " + origin), 403, "bad_origin")) << origin;
    EXPECT_TRUE(says(log_in_from("Host: evil.example"), 403, "bad_origin"));
    EXPECT_TRUE(
        says(ask(port, "GET /api/me", "", {"Host: evil.example", cookie}), 403, "bad_origin"));
}

TEST(Api, HasHeadersThatKeepThePageSafe) {
    RunningMessenger messenger;
    const auto api = ask(messenger.port(), "GET /api/me");
    const auto page = ask(messenger.port(), "GET /");
    for (const auto& answer : {api, page}) {
        EXPECT_NE(
            answer.head.find("Content-Security-Policy: default-src 'none'; script-src 'self';"),
            std::string::npos);
        EXPECT_TRUE(has(answer, "X-Content-Type-Options: nosniff"));
        EXPECT_TRUE(has(answer, "Referrer-Policy: no-referrer"));
        EXPECT_TRUE(has(answer, "Cross-Origin-Opener-Policy: same-origin"));
    }
    const auto wrong = ask(messenger.port(), "GET no path");
    ASSERT_EQ(wrong.status, 400);
    for (const auto& answer : {api, page, wrong})
        EXPECT_TRUE(has(answer, "Cross-Origin-Resource-Policy: same-origin"));
    EXPECT_TRUE(has(api, "Cache-Control: no-store"));
    EXPECT_TRUE(has(page, "Cache-Control: no-cache"));
}

TEST(Api, SaysTryAgainWhileTheDatabaseIsLocked) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    sign_up(port, mary);
    auto other = open_database(messenger.database_file());
    other.exec("BEGIN IMMEDIATE");
    EXPECT_TRUE(
        says(ask(port, "POST /api/session", credentials(mary, password)), 503, "try_again"));
    other.exec("COMMIT");
    EXPECT_EQ(ask(port, "POST /api/session", credentials(mary, password)).status, 200);
}
