#include "server/chat.hpp"

#include "server/account_admin.hpp"
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

// Codes of close frames. Those from 4000 on are for applications to define (RFC 6455 section
// 7.4.2).
constexpr std::uint16_t logged_out = 4001;
constexpr std::uint16_t try_again_later = 1013;

/// How long a session that was found is believed to last, in milliseconds.
constexpr std::int64_t believed = 1000;

Message error_frame(const Refusal& refusal, std::string_view ref) {
    JsonObject error;
    error.with("type", "error").with("code", refusal.code).with("message", refusal.message);
    if (!ref.empty())
        error.with("ref", ref);
    return Message::text(error.text());
}

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

/// A client that has logged in, as the relay sees it.
class Chat::Member final : public Client {
  public:
    Member(Chat& chat, ConnectedClient& client, std::string token, std::string email)
        : chat_(chat)
        , client_(client)
        , token_(std::move(token))
        , email_(std::move(email))
        , found_at_(chat.clock_()) {}

    const std::string& token() const { return token_; }
    const std::string& email() const { return email_; }
    void close(std::uint16_t code) noexcept {
        closed_ = true;
        client_.close(code);
    }

    /// Whether the session lasts. If it does not, because it has expired or was ended elsewhere,
    /// the client is closed, and nothing that it sends or is sent counts.
    bool has_session() noexcept {
        try {
            const auto now = chat_.clock_();
            if (now >= found_at_ && now - found_at_ < believed)
                return true;
            if (!chat_.accounts_.find_session(token_, now)) {
                close(logged_out);
                return false;
            }
            found_at_ = now;
        } catch (const std::exception&) {
            // The database is busy: the next message asks again.
        }
        return true;
    }

    void send(const Message& message) noexcept override {
        if (has_session())
            client_.send(message);
    }

    /// The next message for everybody. Frames that do not become one are answered here.
    boost::asio::awaitable<std::optional<Message>> receive() override {
        while (const auto frame = co_await client_.receive()) {
            chat_.notice_other_writers();
            if (closed_ || !has_session())
                break;
            if (auto message = accept(*frame))
                co_return message;
        }
        co_return std::nullopt;
    }

  private:
    std::optional<Message> accept(const Message& frame) {
        const auto members = frame.is_text() ? parse_members(frame.payload()) : std::nullopt;
        const MessageFormat* format = members ? format_to_send(*members) : nullptr;
        if (!format)
            return refuse({"bad_request", "The server does not understand this request."}, "");
        return store(*format, members->at("ref"), members->at(format->name));
    }

    /// The kind of message that `frame` asks to send, or nullptr if it asks for none.
    const MessageFormat* format_to_send(const Members& frame) const {
        const bool is_send = frame.size() == 3 && frame.contains("type") &&
                             frame.at("type") == "send" && frame.contains("ref") &&
                             is_ref(frame.at("ref"));
        const auto& formats = chat_.extensions_.formats;
        const auto format = std::ranges::find_if(
            formats, [&](const MessageFormat& each) { return frame.contains(each.name); });
        return is_send && format != formats.end() ? &*format : nullptr;
    }

    std::optional<Message> store(const MessageFormat& format, const std::string& ref,
                                 const std::string& content) {
        if (const auto refusal = format.refuse(ref, content))
            return refuse(*refusal, ref);
        const auto now = chat_.clock_();
        if (!chat_.token_bucket_.take(email_, now))
            return refuse(
                {"too_many_requests", "You are sending too many messages. Wait a moment."}, ref);
        try {
            const auto receipt = chat_.messages_.store(format, ref, email_, content, now);
            if (!receipt)
                return refuse({"ref_taken", "Another message already has this ref."}, ref);
            return acknowledge(ref, *receipt);
        } catch (const QuotaExceeded& exceeded) {
            return refuse({"quota_exceeded", exceeded.what()}, ref);
        } catch (const SQLite::Exception& error) {
            std::cerr << sentence(error, chat_.database_.getFilename()) << '\n';
            return refuse({"try_again", "The message could not be stored. Try again later."}, ref);
        }
    }

    /// Acknowledges the message to its sender before anybody receives it. The sender then receives
    /// it, too.
    std::optional<Message> acknowledge(const std::string& ref, const Messages::Receipt& receipt) {
        const auto& stored = receipt.message;
        JsonObject accepted;
        accepted.with("type", "accepted").with("ref", ref).with("id", stored.id);
        send(Message::text(accepted.with("received_at", stored.received_at).text()));
        if (!receipt.is_new)
            return std::nullopt; // everybody has it already
        auto message = Message::text(to_json(stored, true));
        send(message);
        return message;
    }

    std::optional<Message> refuse(const Refusal& refusal, std::string_view ref) {
        send(error_frame(refusal, ref));
        return std::nullopt;
    }

    Chat& chat_;
    ConnectedClient& client_;
    std::string token_;
    std::string email_;
    std::int64_t found_at_; // when the session was last found, in milliseconds since 1970
    bool closed_ = false;
};

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
