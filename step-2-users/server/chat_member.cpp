#include "server/chat_member.hpp"

#include "server/database.hpp"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <iostream>

namespace messenger {
namespace {

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

Chat::Member::Member(Chat& chat, ConnectedClient& client, std::string token, std::string email)
    : chat_(chat)
    , client_(client)
    , token_(std::move(token))
    , email_(std::move(email))
    , found_at_(chat.clock_()) {
}

void Chat::Member::close(std::uint16_t code) noexcept {
    closed_ = true;
    client_.close(code);
}

bool Chat::Member::has_session() noexcept {
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

void Chat::Member::send(const Message& message) noexcept {
    if (has_session())
        client_.send(message);
}

boost::asio::awaitable<std::optional<Message>> Chat::Member::receive() {
    while (const auto frame = co_await client_.receive()) {
        chat_.notice_other_writers();
        if (closed_ || !has_session())
            break;
        if (auto message = accept(*frame))
            co_return message;
    }
    co_return std::nullopt;
}

std::optional<Message> Chat::Member::accept(const Message& frame) {
    const auto members = frame.is_text() ? parse_members(frame.payload()) : std::nullopt;
    const MessageFormat* format = members ? format_to_send(*members) : nullptr;
    if (!format)
        return refuse({"bad_request", "The server does not understand this request."}, "");
    return store(*format, members->at("ref"), members->at(format->name));
}

/// The kind of message that `frame` asks to send, or nullptr if it asks for none.
const MessageFormat* Chat::Member::format_to_send(const Members& frame) const {
    const bool is_send = frame.size() == 3 && frame.contains("type") &&
                         frame.at("type") == "send" && frame.contains("ref") &&
                         is_ref(frame.at("ref"));
    const auto& formats = chat_.extensions_.formats;
    const auto format = std::ranges::find_if(formats, [&](const MessageFormat& each) {
        return each.refuse && frame.contains(each.name);
    });
    return is_send && format != formats.end() ? &*format : nullptr;
}

std::optional<Message> Chat::Member::store(const MessageFormat& format, const std::string& ref,
                                           const std::string& content) {
    if (const auto refusal = format.refuse(ref, content))
        return refuse(*refusal, ref);
    const auto now = chat_.clock_();
    if (!chat_.token_bucket_.take(email_, now))
        return refuse({"too_many_requests", "You are sending too many messages. Wait a moment."},
                      ref);
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
std::optional<Message> Chat::Member::acknowledge(const std::string& ref,
                                                 const Messages::Receipt& receipt) {
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

std::optional<Message> Chat::Member::refuse(const Refusal& refusal, std::string_view ref) {
    send(error_frame(refusal, ref));
    return std::nullopt;
}

} // namespace messenger
