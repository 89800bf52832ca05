// The relay, step 1: three TODOs. relay.hpp says what each function promises.

#include "relay.hpp"

#include <ostream>
#include <utility>

namespace messenger {

// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (message.size() > capacity_ - bytes_)
        return false;
    waiting_.push_back(message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}
// <<< 1.1

// >>> 1.2 A client's session
namespace {

/// Keeps a client among the clients for its own lifetime. Its destructor runs however the session
/// ends.
class Presence {
  public:
    Presence(std::set<Client*>& clients, Client& me) : clients_(clients), me_(me) {
        clients_.insert(&me_);
    }
    ~Presence() { clients_.erase(&me_); }
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;

  private:
    std::set<Client*>& clients_;
    Client& me_;
};

} // namespace

boost::asio::awaitable<void> Relay::session(Client& me) {
    const Presence here(clients_, me);
    while (const auto message = co_await me.receive()) {
        console_ << *message << '\n';
        broadcast(*message, me);
    }
}
// <<< 1.2

// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    for (Client* client : clients_)
        if (client != &from)
            client->send(message);
}
// <<< 1.3

} // namespace messenger
