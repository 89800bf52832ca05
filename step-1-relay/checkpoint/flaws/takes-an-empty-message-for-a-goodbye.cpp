// An empty message ends the session.
// Caught by: Todo_1_2.TakesAnEmptyMessageForAMessage
// The learner reads: expected: the lines on the console: "", "after it"
// >>> 1.2 A client's session
namespace {

struct Presence {
    Presence(std::set<Client*>& all, Client& client) : clients(all), me(client) {
        clients.insert(&me);
    }
    ~Presence() { clients.erase(&me); }
    std::set<Client*>& clients;
    Client& me;
};

} // namespace

boost::asio::awaitable<void> Relay::session(Client& me) {
    const Presence here(clients_, me);
    for (;;) {
        const auto message = co_await me.receive();
        if (!message || message->payload().empty())
            co_return;
        console_ << *message << '\n';
        broadcast(*message, me);
    }
}
// <<< 1.2
