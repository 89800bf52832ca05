// Messages are written to the console and go nowhere.
// Caught by: Todo_1_3.ReachesEverybodyElse
// The learner reads: expected: what Fred hears: "Hello from browser" happened: nothing
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
    while (const auto message = co_await me.receive())
        console_ << *message << '\n';
}
// <<< 1.2
