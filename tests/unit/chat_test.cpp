// The WebSocket protocol of a running messenger.

#include "chat_client.hpp"

#include <gtest/gtest.h>

using namespace messenger;

namespace {

constexpr auto mary = "mary@example.com";
constexpr auto fred = "fred@example.com";

std::string upgrade_answer(const RunningMessenger& messenger, const std::string& target,
                           const std::vector<std::string>& headers) {
    std::vector<std::string> all = headers;
    for (const auto* line :
         {"Connection: upgrade, close", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="})
        all.emplace_back(line);
    const auto answer = ask(messenger.port(), "GET " + target, "", all);
    return std::to_string(answer.status) + ' ' + answer.body.substr(0, answer.body.find(",\"m"));
}

} // namespace

TEST(Chat, TakesOnlyThoseWhoLoggedIn) {
    RunningMessenger messenger;
    const auto cookie = sign_up(messenger.port(), mary);
    EXPECT_EQ(upgrade_answer(messenger, "/ws", {}), R"(401 {"error":{"code":"not_logged_in")");
    EXPECT_EQ(upgrade_answer(messenger, "/ws", {cookie + "x"}),
              R"(401 {"error":{"code":"not_logged_in")");
    EXPECT_EQ(upgrade_answer(messenger, "/", {cookie}), R"(404 {"error":{"code":"not_found")");
    EXPECT_EQ(upgrade_answer(messenger, "/ws", {cookie, "Origin: http://evil.example"}),
              R"(403 {"error":{"code":"bad_origin")");
    EXPECT_EQ(upgrade_answer(messenger, "/ws", {"Host: evil.example", cookie}),
              R"(403 {"error":{"code":"bad_origin")");
}

TEST(Chat, WelcomesAndTellsWhoIsHere) {
    RunningMessenger messenger;
    const auto marys = sign_up(messenger.port(), mary);
    auto first = socket_of(messenger, marys);
    EXPECT_EQ(heard(first), R"({"type":"welcome","me":"mary@example.com","step":2,"latest":0})");
    EXPECT_EQ(heard(first),
              R"({"type":"people","people":[{"email":"mary@example.com","online":true}]})");

    const auto freds = sign_up(messenger.port(), fred);
    const std::string away = R"({"type":"person","email":"fred@example.com","online":false})";
    const std::string here = R"({"type":"person","email":"fred@example.com","online":true})";
    EXPECT_EQ(heard(first), away);
    {
        auto second = socket_of(messenger, freds);
        heard(second);
        EXPECT_EQ(heard(second),
                  R"({"type":"people","people":[{"email":"fred@example.com","online":true},)"
                  R"({"email":"mary@example.com","online":true}]})");
        EXPECT_EQ(heard(first), here);
        {
            auto another = arrived(messenger, freds); // nobody hears of a second window
            another.says_goodbye();
            another.hears_until_the_end();
        }
        second.says_goodbye();
    }
    EXPECT_EQ(heard(first), away);
}

TEST(Chat, AcceptsAMessageAndThenEverybodyHasIt) {
    RunningMessenger messenger;
    auto jane = arrived(messenger, sign_up(messenger.port(), mary));
    const auto freds = sign_up(messenger.port(), fred);
    jane.hears();
    auto other = arrived(messenger, freds);
    jane.hears();

    jane.says(send_frame(ref('A'), "Hi \\\"Fred\\\""));
    const std::string message =
        R"({"type":"message","id":1,"received_at":0,"from":"mary@example.com","text":"Hi \"Fred\""})";
    EXPECT_EQ(heard(jane),
              R"({"type":"accepted","ref":")" + ref('A') + R"(","id":1,"received_at":0})");
    EXPECT_EQ(heard(jane), message);
    EXPECT_EQ(heard(other), message);

    other.says(send_frame(ref('Q'), "Hi Mary"));
    EXPECT_NE(heard(jane).find(R"("id":2,"received_at":0,"from":"fred@example.com")"),
              std::string::npos);
    messenger.stop();
    EXPECT_NE(messenger.console().find("Hi Mary"), std::string::npos);
}

TEST(Chat, AcknowledgesAgainWhatIsSentAgain) {
    RunningMessenger messenger;
    auto jane = arrived(messenger, sign_up(messenger.port(), mary));
    const auto accepted =
        R"({"type":"accepted","ref":")" + ref('A') + R"(","id":1,"received_at":0})";
    jane.says(send_frame(ref('A'), "once"));
    EXPECT_EQ(heard(jane), accepted);
    jane.hears();
    jane.says(send_frame(ref('A'), "once"));
    EXPECT_EQ(heard(jane), accepted);
    jane.says(send_frame(ref('A'), "twice"));
    EXPECT_NE(heard(jane).find(R"("code":"ref_taken")"), std::string::npos);
    jane.says(send_frame(ref('Q'), "next"));
    EXPECT_NE(heard(jane).find(R"("id":2)"), std::string::npos);
}

TEST(Chat, RefusesWhatItDoesNotUnderstand) {
    RunningMessenger messenger;
    auto jane = arrived(messenger, sign_up(messenger.port(), mary));
    const auto good = R"("ref":")" + ref('A') + R"(","text":"x")";
    for (const auto& frame :
         {std::string("hello"), std::string("{}"), R"({"type":"shout",)" + good + "}",
          R"({"type":"send",)" + good + R"(,"from":"fred@example.com"})",
          std::string(R"({"type":"send","ref":"short","text":"x"})"),
          R"({"type":"send","ref":")" + std::string(21, 'A') + R"(B","text":"x"})",
          R"({"type":"send","ref":")" + ref('A') + R"(","text":"\ud800"})"}) {
        jane.says(Message::text(frame));
        EXPECT_NE(heard(jane).find(R"("code":"bad_request")"), std::string::npos) << frame;
    }
    jane.says(Message::binary(R"({"type":"send",)" + good + "}"));
    EXPECT_NE(heard(jane).find(R"("code":"bad_request")"), std::string::npos);
    for (const auto* text : {"", "\\u0000", "\\r", "\\u001b", "\\u0085"}) {
        jane.says(send_frame(ref('A'), text));
        const auto answer = heard(jane);
        EXPECT_NE(answer.find(R"("code":"bad_text")"), std::string::npos) << text;
        EXPECT_NE(answer.find(R"("ref":")" + ref('A')), std::string::npos) << text;
    }
    jane.says(send_frame(ref('A'), "'); DROP TABLE messages; --"));
    EXPECT_NE(heard(jane).find(R"("accepted")"), std::string::npos);
}

TEST(Chat, CarriesTheKindsThatLaterStepsAdd) {
    const auto refuse = [](std::string_view, std::string_view content) -> std::optional<Refusal> {
        if (content == "good")
            return std::nullopt;
        return Refusal{"bad_parcel", "This is no parcel."};
    };
    RunningMessenger messenger(
        {.migrations = {users_schema, "ALTER TABLE messages ADD COLUMN parcel TEXT"},
         .add = [&](SQLite::Database&, MessengerApp& app, const Clock&) {
             app.extensions().formats.push_back({"parcel", false, refuse});
             return nullptr;
         }});
    const auto cookie = sign_up(messenger.port(), mary);
    auto jane = arrived(messenger, cookie);
    const auto send = [&](const std::string& parcel) {
        jane.says(Message::text(R"({"type":"send","ref":")" + ref('A') + R"(","parcel":")" +
                                parcel + R"("})"));
    };
    send("bad");
    EXPECT_EQ(heard(jane),
              R"({"type":"error","code":"bad_parcel","message":"This is no parcel.","ref":")" +
                  ref('A') + R"("})");
    send("good");
    EXPECT_NE(heard(jane).find(R"("accepted")"), std::string::npos);
    EXPECT_EQ(heard(jane), R"({"type":"message","id":1,"received_at":0,"parcel":"good"})");
    const auto history = ask(messenger.port(), "GET /api/messages", "", {cookie}).body;
    EXPECT_NE(history.find(R"(,"parcel":"good"}]})"), std::string::npos);
    EXPECT_EQ(history.find("from"), std::string::npos);
}

TEST(Chat, LimitsHowFastAUserWrites) {
    RunningMessenger messenger;
    auto jane = arrived(messenger, sign_up(messenger.port(), mary));
    bool refused = false;
    for (int i = 0; i != 400 && !refused; ++i) {
        jane.says(send_frame(ref('A'), "x"));
        refused = heard(jane).find("too_many_requests") != std::string::npos;
    }
    EXPECT_TRUE(refused);
    messenger.let_pass(10'000);
    jane.says(send_frame(ref('Q'), "y"));
    std::string answer;
    while (answer.find(ref('Q')) == answer.npos)
        answer = heard(jane);
    EXPECT_NE(answer.find("accepted"), answer.npos);
}

TEST(Chat, SaysTryAgainWhileTheDatabaseIsLocked) {
    RunningMessenger messenger;
    auto jane = arrived(messenger, sign_up(messenger.port(), mary));
    auto other = open_database(messenger.database_file());
    other.exec("BEGIN IMMEDIATE");
    jane.says(send_frame(ref('A'), "x"));
    EXPECT_NE(heard(jane).find(R"("code":"try_again")"), std::string::npos);
    other.exec("COMMIT");
    jane.says(send_frame(ref('A'), "x"));
    EXPECT_NE(heard(jane).find(R"("accepted")"), std::string::npos);
}

TEST(Chat, RefusesWhatExceedsTheQuotaAndNothingElse) {
    RunningMessenger messenger({.quota = {.of_user = 3'000}});
    auto first = arrived(messenger, sign_up(messenger.port(), mary));
    const auto freds = sign_up(messenger.port(), fred);
    first.hears();
    const std::string text(1'400, 'x');
    for (const char letter : {'E', 'I'}) {
        first.says(send_frame(ref(letter), text));
        EXPECT_NE(heard(first).find(R"("type":"accepted")"), std::string::npos);
        EXPECT_NE(heard(first).find(R"("type":"message")"), std::string::npos);
    }
    first.says(send_frame(ref('M'), text));
    EXPECT_EQ(
        heard(first),
        R"({"type":"error","code":"quota_exceeded","message":"You have used up the space that )"
        R"(this server has for one user.","ref":")" +
            ref('M') + R"("})");
    // What is stored is acknowledged again, and others may go on.
    first.says(send_frame(ref('E'), text));
    EXPECT_NE(heard(first).find(R"("type":"accepted")"), std::string::npos);
    auto second = arrived(messenger, freds);
    second.says(send_frame(ref('M'), text));
    EXPECT_NE(heard(second).find(R"("type":"accepted")"), std::string::npos);
}
