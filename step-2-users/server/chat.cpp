#include "server/chat.hpp"

#include "server/account_admin.hpp"
#include "server/chat_member.hpp"
#include "server/cookie.hpp"
#include "server/database.hpp"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <iostream>
#include <new>
#include <vector>

namespace messenger {
namespace {

// How many messages a user may send at once, and how many per second in the long run.
constexpr double burst = 100;
constexpr double a_second = 20;

constexpr std::uint16_t try_again_later = 1013; // a code of close frames

} // namespace

std::string to_json(const StoredMessage& message, bool with_type) {
    JsonObject json;
    if (with_type)
        json.with("type", "message");
    json.with("id", message.id).with("received_at", message.received_at);
    if (message.from)
        json.with("from", *message.from);
    return json.with(message.format, message.content).text();
}

/// Puts `me` among the members from construction to destruction. Everybody is informed when a user
/// comes or goes, but not of a user's further connections.
class Chat::Presence {
  public:
    Presence(Chat& chat, Member& me) : chat_(chat), me_(me) {
        const bool was_online = chat_.is_online(me_.email());
        chat_.members_.insert(&me_);
        if (!was_online)
            chat_.send_person(me_.email(), &me_);
    }
    ~Presence() {
        chat_.members_.erase(&me_);
        if (!chat_.is_online(me_.email()))
            chat_.person_changed(me_.email());
    }
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;

  private:
    Chat& chat_;
    Member& me_;
};

Chat::Chat(Relay& relay, Accounts& accounts, Messages& messages, SQLite::Database& database,
           const Extensions& extensions, Clock clock)
    : relay_(relay)
    , accounts_(accounts)
    , messages_(messages)
    , database_(database)
    , extensions_(extensions)
    , clock_(std::move(clock))
    , token_bucket_(burst, a_second) {
    for (auto& email : everybody(database))
        listed_.insert(std::move(email));
}

boost::asio::awaitable<void> Chat::session(ConnectedClient& client) {
    notice_other_writers();
    auto token = session_token(client.request());
    const auto email = accounts_.find_session(token, clock_());
    if (!email) {
        client.close(logged_out); // the session has ended since the handshake began
        co_return;
    }
    Member me(*this, client, std::move(token), *email);
    JsonObject welcome;
    welcome.with("type", "welcome").with("me", *email).with("step", extensions_.step);
    me.send(Message::text(welcome.with("latest", messages_.latest()).text()));
    const Presence here(*this, me);
    me.send(Message::text(everybody_frame()));
    co_await relay_.session(me);
}

void Chat::close_session(std::string_view token) {
    for (Member* member : members_)
        if (member->token() == token)
            member->close(logged_out);
}

void Chat::close_ended_sessions() {
    for (Member* member : members_)
        member->has_session();
}

void Chat::close_sessions(const std::string& email, std::string_view kept) {
    for (Member* member : members_)
        if (member->email() == email && member->token() != kept)
            member->close(logged_out);
}

void Chat::account_created(const std::string& email) {
    if (listed_.size() < most_accounts && listed_.insert(email).second)
        person_changed(email);
}

void Chat::account_removed(const std::string& email) {
    close_sessions(email);
    for (const auto& forget : extensions_.account_removed)
        forget(email);
    if (listed_.erase(email) == 1)
        send_all(JsonObject().with("type", "person_removed").with("email", email).text());
}

void Chat::notice_other_writers() noexcept {
    try {
        const auto version = data_version(database_);
        if (version == data_version_)
            return;
        const auto addresses = everybody(database_);
        const std::set<std::string> now(addresses.begin(), addresses.end());
        for (const auto& email : std::set(listed_))
            if (!now.contains(email) && !has_account(database_, email))
                account_removed(email);
        for (const Member* member : members_) // who need not be listed
            if (!has_account(database_, member->email()))
                close_sessions(member->email());
        for (const auto& email : now)
            account_created(email);
        data_version_ = version;
    } catch (const std::exception&) {
        // The database is locked, or there is no memory: the next request or frame tries again.
    }
}

bool Chat::is_online(std::string_view email) const {
    return std::ranges::any_of(members_, [&](const auto* each) { return each->email() == email; });
}

std::string Chat::everybody_frame() const {
    std::set<std::string_view> online;
    for (const Member* member : members_)
        online.insert(member->email());
    std::vector<std::string> people;
    for (const auto& email : listed_) {
        JsonObject person;
        describe(person, email, online.contains(email));
        people.push_back(person.text());
    }
    JsonObject frame;
    return frame.with("type", "people").with_json("people", json_array(people)).text();
}

void Chat::describe(JsonObject& person, const std::string& email, bool online) const {
    person.with("email", email).with("online", online);
    for (const auto& about : extensions_.about_person)
        about(person, email);
}

void Chat::send_person(const std::string& email, const Member* except) noexcept {
    if (!listed_.contains(email))
        return;
    try {
        JsonObject frame;
        describe(frame.with("type", "person"), email, is_online(email));
        send_all(frame.text(), except);
    } catch (const std::bad_alloc&) {
        // Nobody is to go on with a list that is wrong. Those who come back get a whole one.
        for (Member* member : members_)
            member->close(try_again_later);
    }
}

void Chat::send_all(const std::string& frame, const Member* except) {
    const auto message = Message::text(frame);
    for (Member* member : members_)
        if (member != except)
            member->send(message);
}

} // namespace messenger
