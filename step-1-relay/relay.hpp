// The relay: whatever one client sends, all others receive. It does not understand the messages,
// and does not have to.
//
// You write the three parts in relay.cpp. This header is the contract: it says what each part
// promises. Everything here runs on one thread, so nothing needs a lock.

#pragma once

#include "server/message.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <set>
#include <vector>

namespace messenger {

/// One client, as the relay sees it: a WebSocket connection, or an actor in a checkpoint.
class Client {
  public:
    virtual ~Client() = default;

    /// Waits for the client's next message. Returns nothing if the client has said goodbye.
    /// Throws an exception derived from std::exception if the connection breaks.
    virtual boost::asio::awaitable<std::optional<Message>> receive() = 0;

    /// Queues `message` for this client and returns at once. Never throws, never calls the relay.
    virtual void send(const Message& message) noexcept = 0;
};

/// The messages that wait to be written to one client. Each connection has an outbox:
/// Client::send() pushes, and whenever the network can take more, the connection takes everything
/// in one batch.
class Outbox {
  public:
    /// At most `capacity` bytes can wait in this outbox, counted by Message::size().
    explicit Outbox(std::size_t capacity) : capacity_(capacity) {}

    /// Adds `message` behind those that wait, and returns true. If more than `capacity` bytes would
    /// then wait, the reader has fallen too far behind: returns false, and leaves the waiting
    /// messages as they were. (The connection will drop this client.)
    bool push(const Message& message); // TODO 1.1

    /// Hands out everything that waits, oldest first. Afterwards nothing waits, and the whole
    /// capacity is free again.
    std::vector<Message> take(); // TODO 1.1

  private:
    std::size_t capacity_;
    std::vector<Message> waiting_;
    std::size_t bytes_ = 0; // of everything in waiting_
};

/// All connected clients, and the messages between them.
class Relay {
  public:
    /// Each message is written to `console` as a line: std::cout in the program, a string in a
    /// checkpoint.
    explicit Relay(std::ostream& console) : console_(console) {}

    /// One client's stay, from its arrival to its end. `me` is among clients() from the first step
    /// of the session until the session ends, and never afterwards. The session can end in three
    /// ways: the client says goodbye, receive() throws, or the session is destroyed while it waits
    /// (the server stops).
    /// Each message that `me` sends is written to the console as a line of its own, and passed on
    /// with broadcast(), in the order in which the messages came.
    /// An exception from receive() may leave the session or stay inside: the caller accepts both.
    boost::asio::awaitable<void> session(Client& me); // TODO 1.2

    /// Sends `message` once to each of clients(), except `from`.
    void broadcast(const Message& message, const Client& from); // TODO 1.3

    /// The clients that are connected now.
    const std::set<Client*>& clients() const noexcept { return clients_; }

  private:
    std::ostream& console_;
    std::set<Client*> clients_;
};

} // namespace messenger
