#include "client/channel_connection.hpp"

#include "client/errors.hpp"
#include "client/login.hpp"
#include "common/escape_controls.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/multiple_exceptions.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <random>

namespace messenger::client {
namespace net = boost::asio;
namespace json = boost::json;
using namespace std::chrono_literals;
using namespace net::experimental::awaitable_operators;

namespace {

constexpr std::size_t history_size = 50;
constexpr std::size_t most_waiting = 64;
constexpr auto first_delay = 250ms, longest_delay = 30'000ms;
constexpr auto breath = 1000ms; // before we send again, if the server asked us to wait

using Clock = std::chrono::steady_clock;

std::chrono::milliseconds time_until(Clock::time_point moment) {
    return std::chrono::ceil<std::chrono::milliseconds>(moment - Clock::now());
}

/// Returns `delay` or up to a quarter more, at random. Otherwise thirty clients would all come back
/// at the same moment.
std::chrono::milliseconds spread(std::chrono::milliseconds delay) {
    static std::minstd_rand random(std::random_device{}());
    return delay + std::chrono::milliseconds(random() % (delay.count() / 4 + 1));
}

const json::value& member(const json::object& frame, std::string_view name, json::kind kind) {
    const auto* value = frame.if_contains(name);
    if (!value || value->kind() != kind)
        throw NotUnderstood();
    return *value;
}

std::string_view text(const json::object& frame, std::string_view name) {
    return member(frame, name, json::kind::string).get_string();
}

} // namespace

ChannelConnection::ChannelConnection(Api& api, std::string me, ChannelCallbacks callbacks,
                                     const net::any_io_executor& executor)
    : api_(api), me_(std::move(me)), callbacks_(std::move(callbacks)), changed_(executor) {
}

void ChannelConnection::send(OutgoingMessage message, std::string text) {
    json::object frame{{"type", "send"}, {"ref", message.ref}};
    for (auto& [name, value] : message.members)
        frame[name] = std::move(value);
    waiting_.push_back({std::move(message.ref), json::serialize(frame), std::move(text)});
    changed_.notify();
}

net::awaitable<void> ChannelConnection::ready() {
    while (!knows_people_)
        co_await changed_.wait();
}

net::awaitable<void> ChannelConnection::room() {
    while (waiting_.size() >= most_waiting)
        co_await changed_.wait();
}

net::awaitable<bool> ChannelConnection::settled(std::chrono::milliseconds time) {
    const auto until = Clock::now() + time;
    while (!waiting_.empty() || last_ < last_accepted_) {
        if (time_until(until) <= 0ms)
            co_return false;
        co_await changed_.wait(time_until(until));
    }
    co_return true;
}

void ChannelConnection::leave() {
    leaving_ = true;
    changed_.notify();
}

void ChannelConnection::hold(bool yes) {
    held_ = yes;
    changed_.notify();
}

net::awaitable<void> ChannelConnection::run() {
    while (!leaving_) {
        std::string trouble;
        try {
            co_await visit();
        } catch (const ConnectionLost& lost) {
            trouble = lost.what();
        }
        socket_.reset();
        while (held_ && !leaving_)
            co_await changed_.wait();
        if (trouble.empty() || leaving_)
            break;
        if (!joined_)
            throw FatalError(trouble);
        if (!std::exchange(lost_, true))
            callbacks_.note(
                "The connection is lost. Trying to reconnect. What you write now will be "
                "sent later.");
        co_await pause_before_trying_again();
    }
}

net::awaitable<void> ChannelConnection::pause_before_trying_again() {
    delay_ = std::clamp<std::chrono::milliseconds>(delay_ * 2, first_delay, longest_delay);
    const auto until = Clock::now() + spread(delay_);
    while (!leaving_ && time_until(until) > 0ms)
        co_await changed_.wait(time_until(until));
}

/// One connection, from its handshake to its end.
net::awaitable<void> ChannelConnection::visit() {
    try {
        co_await join();
        co_await converse();
    } catch (const ApiError& error) {
        if (error.status == 401)
            throw LoginRefused(error.what());
        throw ConnectionLost(error.what());
    }
}

net::awaitable<void> ChannelConnection::converse() {
    try {
        co_await (listen() && speak());
    } catch (const net::multiple_exceptions& both) {
        std::rethrow_exception(both.first_exception()); // the other one was only cancelled
    }
}

net::awaitable<void> ChannelConnection::join() {
    socket_ = std::make_unique<Socket>();
    co_await socket_->connect(api_.server(), api_.cookie());
    const auto welcome = co_await socket_->receive();
    if (text(welcome, "type") != "welcome")
        throw FatalError("The server's first frame is not the welcome.");
    require_own_address(welcome, "me", me_);
    const auto latest = parse_number(welcome, "latest");
    callbacks_.welcomed(latest);
    const bool is_new_history = latest < last_; // the server has lost messages
    if (is_new_history)
        last_ = last_accepted_ = 0;
    if (!joined_ || is_new_history)
        co_await hear_the_past(latest);
    else if (latest > last_)
        co_await catch_up();
    if (std::exchange(lost_, false))
        callbacks_.note("The connection is back.");
    joined_ = true;
    delay_ = {};
    not_before_ = {};
    under_way_ = false;
}

net::awaitable<void> ChannelConnection::hear_the_past(std::int64_t latest) {
    std::vector<StoredMessage> rows; // descending
    bool more = latest > 0;
    while (more && rows.size() < history_size) {
        const auto before = rows.empty() ? latest + 1 : rows.back().id;
        const auto page = co_await api_.messages_before(before, history_size - rows.size());
        rows.insert(rows.end(), page.messages.rbegin(), page.messages.rend());
        more = page.more && !page.messages.empty();
    }
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
        hear(*row);
    last_ = std::max(last_, latest);
}

/// Fetches what came after `last_`, while we were away or between two frames.
net::awaitable<void> ChannelConnection::catch_up() {
    for (;;) {
        const auto page = co_await api_.messages_after(last_);
        const auto before = last_;
        for (const auto& row : page.messages)
            hear(row);
        if (!page.more || last_ == before)
            break;
    }
}

void ChannelConnection::hear(const StoredMessage& row) {
    if (row.id <= last_)
        return; // heard already
    last_ = row.id;
    callbacks_.message(row);
    changed_.notify();
}

net::awaitable<void> ChannelConnection::listen() {
    while (!leaving_) {
        json::object frame;
        try {
            frame = co_await socket_->receive();
        } catch (const ConnectionLost&) {
            if (!leaving_)
                throw;
            break; // the connection is lost because we left
        }
        co_await take(std::move(frame));
    }
}

/// Sends one message at a time. So messages arrive in the order in which they were typed, even if
/// the server asks us to wait with one of them.
net::awaitable<void> ChannelConnection::speak() {
    while (!leaving_) {
        if (const auto left = time_until(not_before_); left > 0ms) {
            co_await changed_.wait(left);
        } else if (waiting_.empty() || under_way_) {
            co_await changed_.wait();
        } else {
            under_way_ = true;
            const auto frame = waiting_.front().frame;
            co_await socket_->send(frame);
        }
    }
    co_await socket_->close();
}

net::awaitable<void> ChannelConnection::take(json::object frame) {
    const auto type = text(frame, "type");
    if (type == "message") {
        const auto row = parse_stored_message(frame);
        if (row.id > last_ + 1)
            co_await catch_up(); // ids grow by one, so we missed at least one
        hear(row);
    } else if (type == "accepted") {
        take_accepted(frame);
    } else if (type == "people") {
        callbacks_.people(member(frame, "people", json::kind::array).get_array());
        knows_people_ = true;
        changed_.notify();
    } else if (type == "person") {
        callbacks_.person(frame);
    } else if (type == "person_removed") {
        callbacks_.person_removed(std::string(text(frame, "email")));
    } else if (type == "error") {
        take_error(frame);
    }
}

void ChannelConnection::take_accepted(const json::object& frame) {
    last_accepted_ = std::max(last_accepted_, parse_number(frame, "id"));
    if (is_about_the_first(frame))
        forget_the_first();
}

void ChannelConnection::take_error(const json::object& frame) {
    const auto code = text(frame, "code");
    const auto sentence = escape_controls(text(frame, "message"));
    // Without a ref it is about what is under way: that is one message at a time.
    const bool has_no_ref = !frame.contains("ref") && under_way_;
    if (!has_no_ref && !is_about_the_first(frame)) {
        callbacks_.note("The server says: " + sentence);
    } else if (code == "too_many_requests" || code == "try_again") {
        not_before_ = Clock::now() + breath;
        under_way_ = false;
        changed_.notify();
    } else {
        const auto text = std::move(waiting_.front().text);
        forget_the_first();
        callbacks_.refused(sentence, text);
    }
}

bool ChannelConnection::is_about_the_first(const json::object& frame) const {
    const auto* ref = frame.if_contains("ref");
    return ref && ref->is_string() && !waiting_.empty() &&
           waiting_.front().ref == ref->get_string();
}

void ChannelConnection::forget_the_first() {
    waiting_.pop_front();
    under_way_ = false;
    changed_.notify();
}

} // namespace messenger::client
