// The relay: whatever one client sends, all others receive. It cannot tell what the words mean,
// and it does not have to.
//
// You write the three parts in relay.cpp. This header is the contract: what each part promises.
// Everything here runs on one thread, so nothing needs a lock.

#pragma once

#include "message.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <set>
#include <vector>

namespace messenger {

/// One client of the relay, as the relay sees it. Behind it stands a WebSocket connection, or an
/// actor in a checkpoint.
class Client {
  public:
    virtual ~Client() = default;

    /// Waits for the client's next message. Returns nothing when the client has said goodbye.
    /// Throws an exception derived from std::exception when the connection breaks.
    virtual boost::asio::awaitable<std::optional<Message>> receive() = 0;

    /// Queues `message` for this client and returns at once. Never throws, never calls the relay.
    virtual void send(const Message& message) noexcept = 0;
};

/// What waits to be written to one client. Each connection has one: Client::send() pushes, and
/// whenever the network can take more, the connection takes everything in one batch.
class Outbox {
  public:
    /// An outbox in which at most `capacity` bytes wait, counted by Message::size().
    explicit Outbox(std::size_t capacity) : capacity_(capacity) {}

    /// Puts `message` behind those that wait and returns true. If more than `capacity` bytes would
    /// wait then, the reader has fallen too far behind: returns false, and what waits stays as it
    /// was. (The connection will drop this client.)
    bool push(const Message& message); // TODO 1.1

    /// Hands out everything that waits, oldest first. After that, nothing waits and the whole
    /// capacity is free again.
    std::vector<Message> take(); // TODO 1.1

  private:
    std::size_t capacity_;
    std::vector<Message> waiting_;
    std::size_t bytes_ = 0; // of all in waiting_ together
};

/// Everybody who is connected, and what they do for each other.
class Relay {
  public:
    /// `console` gets a line for each message: std::cout in the program, a string in a checkpoint.
    explicit Relay(std::ostream& console) : console_(console) {}

    /// One client's stay, from its arrival to its end. `me` is among clients() from the first step
    /// of the session until it ends, and never after, however it ends: the client says goodbye,
    /// receive() throws, or the session is destroyed while it waits (the server stops).
    /// Each message that `me` sends is written to the console, as a line of its own, and
    /// broadcast() to the others, in the order in which they came.
    /// An exception of receive() may leave the session or stay inside: the caller takes both.
    boost::asio::awaitable<void> session(Client& me); // TODO 1.2

    /// Sends `message` to all clients() but `from`, to each of them once.
    void broadcast(const Message& message, const Client& from); // TODO 1.3

    /// The clients who are here now.
    const std::set<Client*>& clients() const noexcept { return clients_; }

  private:
    std::ostream& console_;
    std::set<Client*> clients_;
};

} // namespace messenger
