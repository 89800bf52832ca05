// TODO 2.4 is the last one: now all four parts together, in the running server.

#include "http_client.hpp"
#include "lesson.hpp"
#include "running_messenger.hpp"

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

} // namespace

TEST(Todo_2_4, OverSocketsSomebodySignsUpAndLogsOut) {
    promise("in the running server, somebody signs up, is known by the cookie, and logs out");
    RunningMessenger messenger;
    const auto mary = credentials("Mary@example.com", password);
    const auto signed_up = call("Mary signs up", messenger, "POST /api/users", mary);
    expect_status(signed_up, 201);
    const auto cookie = signed_up.cookie();
    expect_status(call("Mary asks who she is", messenger, "GET /api/me", "", cookie), 200);
    const auto logged_in = call("Mary logs in elsewhere", messenger, "POST /api/session", mary);
    expect_status(logged_in, 200);
    expect_status(call("Mary logs out", messenger, "DELETE /api/session", "", cookie), 204);
    expect_status(call("Mary asks who she is", messenger, "GET /api/me", "", cookie), 401);
    expect_status(
        call("Mary asks elsewhere who she is", messenger, "GET /api/me", "", logged_in.cookie()),
        200);
}
