// TODO 2.4 is the last one, so these tests run all four parts together, in the running server.

#include "http_client.hpp"
#include "lesson.hpp"
#include "running_messenger.hpp"
#include "scrypt_runs.hpp"
#include "socket_client.hpp"

#include <algorithm>
#include <future>
#include <thread>

using namespace lesson;
using namespace messenger;

namespace {

const std::string password = "correct horse battery staple";

Answer call(const std::string& who, const RunningMessenger& messenger, const std::string& request,
            const std::string& body = "", const std::string& cookie = "") {
    step(who + ": " + request);
    return ask(messenger.port(), request, body,
               cookie.empty() ? std::vector<std::string>() : std::vector{cookie});
}

void expect_status(const Answer& answer, int status) {
    expect(answer.status == status, "the server answers " + show(status),
           "it answers " + show(answer.status) + " " + answer.body);
}

void expect_known(const RunningMessenger& messenger, const std::string& email,
                  const std::string& cookie) {
    const auto me = call(email + " asks who is logged in", messenger, "GET /api/me", "", cookie);
    expect_status(me, 200);
    expect_equal("the answer", me.body, R"({"email":")" + email + R"(","step":2})");
}

/// `secret` is written as in JSON. Returns the cookie.
std::string signs_up(const RunningMessenger& messenger, const std::string& email,
                     const std::string& secret) {
    const auto answer =
        call(email + " signs up", messenger, "POST /api/users", credentials(email, secret));
    expect_status(answer, 201);
    expect_known(messenger, email, answer.cookie());
    return answer.cookie();
}

Answer logs_in(const RunningMessenger& messenger, const std::string& email,
               const std::string& secret) {
    return call("somebody logs in as " + email + " with " + secret, messenger, "POST /api/session",
                credentials(email, secret));
}

/// Returns the cookie.
std::string opens_session(const RunningMessenger& messenger, const std::string& email,
                          const std::string& secret) {
    const auto answer = logs_in(messenger, email, secret);
    expect_status(answer, 200);
    expect_known(messenger, email, answer.cookie());
    return answer.cookie();
}

/// An account from before the server took plain addresses only (server/sign_up.hpp).
void has_account(const std::string& file, const std::string& email, const std::string& secret) {
    auto database = open_database(file);
    step("create(" + show(email) + ", …) in the database, before the server starts");
    expect(Accounts(database).create(email, hash_password(secret), 0), "it returns true",
           "it returns false");
}

} // namespace

TEST(Todo_2_4, OverSocketsSomebodySignsUpAndLogsOut) {
    promise("in the running server, somebody signs up, is recognized by the cookie, and logs out");
    RunningMessenger messenger;
    const auto mary = credentials("Mary@example.com", password);
    const auto signed_up = call("Mary signs up", messenger, "POST /api/users", mary);
    expect_status(signed_up, 201);
    const auto cookie = signed_up.cookie();
    expect_status(call("Mary asks who is logged in", messenger, "GET /api/me", "", cookie), 200);
    const auto logged_in = call("Mary logs in elsewhere", messenger, "POST /api/session", mary);
    expect_status(logged_in, 200);
    expect_status(call("Mary logs out", messenger, "DELETE /api/session", "", cookie), 204);
    expect_status(call("Mary asks who is logged in", messenger, "GET /api/me", "", cookie), 401);
    expect_status(call("Mary asks elsewhere who is logged in", messenger, "GET /api/me", "",
                       logged_in.cookie()),
                  200);
}

TEST(Todo_2_4, OverSocketsOneOfTwoAtOnceGetsAnAddress) {
    promise("when two people sign up with the same address at once, one gets it and the other is "
            "told why not");
    RunningMessenger messenger;
    const std::string mary = "mary@example.com";
    signs_up(messenger, "fred@example.com", password);

    step("two people sign up as " + mary +
         ": both passwords are being hashed when the first account is created");
    ScryptGate gate;
    const auto attempt = [&](const std::string& secret) {
        return std::async(std::launch::async, [&messenger, mary, secret] {
            return ask(messenger.port(), "POST /api/users", credentials(mary, secret));
        });
    };
    auto first = attempt("the first secret");
    auto second = attempt("the second secret");
    gate.wait_for(std::min(2u, std::max(1u, std::thread::hardware_concurrency())));
    gate.open();
    const auto to_first = first.get();
    const auto to_second = second.get();
    const auto& taken = to_first.status == 201 ? to_second : to_first;
    expect(std::minmax({to_first.status, to_second.status}) == std::pair(201, 409),
           "one is answered 201, and the other 409",
           "they are answered " + show(to_first.status) + " and " + show(to_second.status));
    expect(taken.cookie().empty(), "the other one gets no session",
           "a session came with the answer 409");

    const bool first_won = to_first.status == 201;
    expect_known(messenger, mary, first_won ? to_first.cookie() : to_second.cookie());
    expect_status(logs_in(messenger, mary, "the first secret"), first_won ? 200 : 401);
    expect_status(logs_in(messenger, mary, "the second secret"), first_won ? 401 : 200);
}

TEST(Todo_2_4, OverSocketsEveryByteOfAPasswordCounts) {
    promise("a password has 8 to 256 bytes, and each of them counts, even after a NUL");
    RunningMessenger messenger;
    const std::string front = R"(gr\u00fc\u00df\u0000)"; // 7 bytes in UTF-8
    const std::string shortest = front + "x";
    const std::string longest = front + std::string(249, 'x');
    signs_up(messenger, "mary@example.com", shortest);
    signs_up(messenger, "fred@example.com", longest);
    expect_status(logs_in(messenger, "mary@example.com", shortest), 200);
    expect_status(logs_in(messenger, "mary@example.com", front + "y"), 401);
    expect_status(logs_in(messenger, "fred@example.com", longest), 200);
    expect_status(logs_in(messenger, "fred@example.com", front + std::string(248, 'x') + "y"), 401);
    for (const auto& secret : {front, longest + "x"})
        expect_status(
            call("eve@example.com signs up with a password that is one byte too short or too long",
                 messenger, "POST /api/users", credentials("eve@example.com", secret)),
            400);
}

TEST(Todo_2_4, OverSocketsNothingIsTakenForSql) {
    promise("whatever a field contains is data, and o'brien@example.com is a user like any other");
    const std::string obrien = "o'brien@example.com";
    const std::string hostile = "');drop/**/table/**/users;--@example.com";
    const std::string sql = "' OR '1'='1' --";
    const ScratchFolder folder;
    const auto file = folder.file("messenger.db");
    has_account(file, obrien, password);
    has_account(file, hostile, sql);
    RunningMessenger messenger({.database_file = file});
    const auto cookie = opens_session(messenger, obrien, password);
    const auto hostile_cookie = opens_session(messenger, hostile, sql);
    expect_status(logs_in(messenger, obrien, sql), 401);
    expect_status(logs_in(messenger, sql, sql), 401);

    const auto name = cookie.substr(0, cookie.find('=') + 1);
    for (const std::string request : {"GET /api/me", "DELETE /api/session", "GET /api/messages"})
        expect_status(call("somebody with the token " + sql, messenger, request, "", name + sql),
                      401);
    expect_status(
        call(obrien, messenger, "GET /api/messages?before=1;drop%20table%20messages", "", cookie),
        400);

    step(obrien + " says " + sql);
    SocketClient socket(
        obrien, messenger.port(),
        {.method = "GET", .target = "/ws", .headers = {{"Cookie", cookie.substr(8)}}});
    socket.says(Message::text(R"({"type":"send","ref":"')" + sql + R"(","text":"x"})"));
    socket.says(
        Message::text(R"({"type":"send","ref":"AAAAAAAAAAAAAAAAAAAAAA","text":")" + sql + R"("})"));
    const auto history = call(obrien, messenger, "GET /api/messages", "", cookie);
    expect_status(history, 200);
    const auto said = R"("from":")" + obrien + R"(","text":")" + sql + R"("}]})";
    expect(history.body.starts_with(R"({"messages":[{"id":1,)") && history.body.ends_with(said),
           "one message, " + show(said), show(history.body));

    expect_status(call(hostile + " logs out", messenger, "DELETE /api/session", "", hostile_cookie),
                  204);
    expect_known(messenger, obrien, cookie);
}
