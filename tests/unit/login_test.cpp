// Logging in at a running messenger, rightly and wrongly, from known devices and from others.

#include "api_error.hpp"
#include "http_client.hpp"
#include "running_messenger.hpp"
#include "server/devices.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

using namespace messenger;

namespace {

constexpr auto mary = "mary@example.com";
constexpr auto password = "correct horse";

std::string origin_of(std::uint16_t port) {
    return "Origin: http://localhost:" + std::to_string(port);
}

/// The header with the device's cookie that came with `answer`; empty if none came.
std::string device_cookie(const Answer& answer) {
    const auto begin = answer.head.find("Set-Cookie: device-");
    if (begin == answer.head.npos)
        return "";
    return answer.head.substr(begin + 4, answer.head.find(';', begin) - begin - 4);
}

bool has(const Answer& answer, const std::string& line) {
    return answer.head.find(line + "\r\n") != std::string::npos;
}

} // namespace

TEST(Login, GivesOneAnswerToWrongPasswordsAndUnknownUsers) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    sign_up(port, mary);
    const auto wrong = ask(port, "POST /api/session", credentials(mary, "wrong horse"));
    const auto unknown = ask(port, "POST /api/session", credentials("fred@example.com", password));
    EXPECT_TRUE(says(wrong, 401, "login_failed"));
    EXPECT_EQ(wrong.body, unknown.body);
    EXPECT_EQ(wrong.head, unknown.head);
}

TEST(Login, SlowsDownWhoeverGuesses) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto cookie = sign_up(port, mary);
    for (int i = 0; i != 3; ++i)
        EXPECT_EQ(ask(port, "POST /api/session", credentials(mary, "wrong horse")).status, 401);
    const auto refused = ask(port, "POST /api/session", credentials(mary, password));
    EXPECT_TRUE(says(refused, 429, "too_many_requests"));
    EXPECT_TRUE(has(refused, "Retry-After: 1"));
    EXPECT_EQ(ask(port, "GET /api/me", "", {cookie}).status, 200) << "sessions are not touched";
    messenger.let_pass(1000);
    EXPECT_EQ(ask(port, "POST /api/session", credentials(mary, password)).status, 200);
}

TEST(Login, MakesTheDeviceOfABrowserKnown) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto origin = origin_of(port);
    const auto from_browser = ask(port, "POST /api/users", credentials(mary, password), {origin});
    EXPECT_EQ(from_browser.cookie().find("Cookie: session-"), 0u) << "the session comes first";
    const auto device = device_cookie(from_browser);
    EXPECT_EQ(device.find("Cookie: device-" + std::to_string(port) + "="), 0u);
    EXPECT_EQ(device.size(), ("Cookie: device-" + std::to_string(port) + "=").size() + 43);
    EXPECT_TRUE(has(from_browser, "; HttpOnly; SameSite=Strict; Path=/; Max-Age=7776000"));
    const auto log_in = [&](const std::vector<std::string>& headers) {
        return ask(port, "POST /api/session", credentials(mary, password), headers);
    };
    EXPECT_EQ(device_cookie(log_in({})), "") << "this client would not keep it";
    EXPECT_EQ(device_cookie(log_in({origin, device})), "") << "it is known";
    EXPECT_NE(device_cookie(log_in({origin})), "");
    const auto secure_origin = "Origin: https" + origin.substr(origin.find("://"));
    EXPECT_TRUE(
        has(log_in({secure_origin, "X-Forwarded-Proto: https"}), "Max-Age=7776000; Secure"));
    SQLite::Database database(messenger.database_file());
    EXPECT_EQ(database
                  .execAndGet("SELECT count(*) FROM devices WHERE instr('" + device +
                              "', token_hash) > 0")
                  .getInt(),
              0)
        << "the token is not stored";
}

TEST(Login, CountsTheAttemptsOfAKnownDeviceByThemselves) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto origin = origin_of(port);
    const auto device =
        device_cookie(ask(port, "POST /api/users", credentials(mary, password), {origin}));
    const auto freds = device_cookie(
        ask(port, "POST /api/users", credentials("fred@example.com", password), {origin}));
    messenger.stop_clock();
    const auto attempt = [&](const std::string& guess, const std::string& cookie) {
        return ask(port, "POST /api/session", credentials(mary, guess), {origin, cookie}).status;
    };
    for (int i = 0; i != 3; ++i)
        EXPECT_EQ(attempt("wrong horse", "X: y"), 401);
    EXPECT_EQ(attempt(password, "X: y"), 429) << "a stranger at the same address has to wait";
    EXPECT_EQ(attempt(password, freds), 429) << "and so does another user's device";
    EXPECT_EQ(attempt(password, device + "x"), 429);
    EXPECT_EQ(attempt(password, device), 200);
    for (int i = 0; i != 3; ++i)
        EXPECT_EQ(attempt("wrong horse", device), 401);
    EXPECT_EQ(attempt(password, device), 429) << "who has the device may not guess for ever";
    messenger.let_pass(1'000);
    EXPECT_EQ(attempt(password, device), 200);
}

TEST(Login, KnowsTenDevicesForNinetyDays) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto origin = origin_of(port);
    sign_up(port, mary);
    messenger.stop_clock();
    std::vector<std::string> devices;
    for (int i = 0; i != 11; ++i) {
        messenger.let_pass(1'000);
        devices.push_back(
            device_cookie(ask(port, "POST /api/session", credentials(mary, password), {origin})));
    }
    const auto is_known = [&](const std::string& device) {
        const auto answer =
            ask(port, "POST /api/session", credentials(mary, password), {origin, device});
        return answer.status == 200 && device_cookie(answer).empty();
    };
    EXPECT_TRUE(is_known(devices.back()));
    EXPECT_TRUE(is_known(devices[1]));
    EXPECT_FALSE(is_known(devices.front())) << "the eleventh replaced it";
    messenger.let_pass(device_lifetime - 1);
    EXPECT_TRUE(is_known(devices.back()));
    messenger.let_pass(1);
    EXPECT_FALSE(is_known(devices.back()));
}
