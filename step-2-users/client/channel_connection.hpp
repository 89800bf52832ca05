// A user's stay in the channel, which outlives single connections.

#pragma once

#include "client/api.hpp"
#include "client/async_event.hpp"
#include "client/extensions.hpp"
#include "client/socket.hpp"

#include <deque>
#include <functional>

namespace messenger::client {

/// What the session reports. All functions are called from its coroutine.
struct ChannelCallbacks {
    std::function<void(std::int64_t latest)> welcomed; // a connection begins; the newest id
    std::function<void(const StoredMessage&)> message; // each once, in the order of the ids
    std::function<void(const boost::json::array& people)> people;   // everybody
    std::function<void(const boost::json::object& person)> person;  // new, or changed
    std::function<void(const std::string& address)> person_removed; // has no account any more
    std::function<void(const std::string& sentence)> note; // the connection is lost, or is back

    /// A message was not accepted: why, and the text that it was made of.
    std::function<void(const std::string& sentence, const std::string& text)> refused;
};

/// Joins, shows the latest messages, and stays. If the connection is lost, it reconnects, with
/// growing delays. It then fetches the messages that it missed, and sends the unacknowledged ones
/// again under the same ref, so that nothing is lost and nothing is doubled. For one thread.
class ChannelConnection {
  public:
    /// `api` must be logged in as `me`, and must outlive the session.
    ChannelConnection(Api& api, std::string me, ChannelCallbacks callbacks,
                      const boost::asio::any_io_executor& executor);

    /// Returns after leave(). Throws LoginRefused if the login session is over, FatalError if no
    /// server can be reached to begin with, or if it sends something that cannot be understood.
    boost::asio::awaitable<void> run();

    /// Sends `message`, which was made of `text`, now or as soon as there is a connection.
    void send(OutgoingMessage message, std::string text);

    /// Waits until we have joined and know who is here.
    boost::asio::awaitable<void> ready();

    /// Waits until fewer than 64 messages wait to be sent, so that a long pipe does not pile up
    /// here.
    boost::asio::awaitable<void> room();

    /// Waits until everything that was sent is acknowledged (or refused), and has arrived here.
    /// Returns false if that is not so after `time`.
    boost::asio::awaitable<bool> settled(std::chrono::milliseconds time);

    /// Makes run() return.
    void leave();

    /// The session is about to end: if the connection is lost, waits for leave(), or for
    /// hold(false), before it reconnects.
    void hold(bool yes);

  private:
    struct Waiting {
        std::string ref;
        std::string frame;
        std::string text;
    };

    boost::asio::awaitable<void> visit();
    boost::asio::awaitable<void> join();
    boost::asio::awaitable<void> converse();
    boost::asio::awaitable<void> hear_the_past(std::int64_t latest);
    boost::asio::awaitable<void> catch_up();
    boost::asio::awaitable<void> listen();
    boost::asio::awaitable<void> speak();
    boost::asio::awaitable<void> pause_before_trying_again();

    boost::asio::awaitable<void> take(boost::json::object frame);
    void hear(const StoredMessage& row);
    void take_accepted(const boost::json::object& frame);
    void take_error(const boost::json::object& frame);
    bool is_about_the_first(const boost::json::object& frame) const;
    void forget_the_first();

    Api& api_;
    const std::string me_;
    ChannelCallbacks callbacks_;
    AsyncEvent changed_;
    std::unique_ptr<Socket> socket_;
    std::deque<Waiting> waiting_;       // not acknowledged yet, in the order they were typed
    std::int64_t last_ = 0;             // the id of the last message heard
    std::int64_t last_accepted_ = 0;    // the highest id of a message of ours
    std::chrono::milliseconds delay_{}; // before the next attempt to connect
    std::chrono::steady_clock::time_point not_before_{}; // set if the server asked us to wait
    bool under_way_ = false; // the first of waiting_ was sent on this connection
    bool joined_ = false;    // at least once
    bool knows_people_ = false;
    bool lost_ = false;
    bool leaving_ = false;
    bool held_ = false;
};

} // namespace messenger::client
