// Whoever has gone stays among the clients: the next broadcast uses memory that is freed.
// Caught by: Todo_1_2.LeavesAfterAGoodbye
// The learner reads: Jane is still among clients()
// >>> 1.2 A client's session
boost::asio::awaitable<void> Relay::session(Client& me) {
    clients_.insert(&me);
    while (const auto message = co_await me.receive()) {
        console_ << *message << '\n';
        broadcast(*message, me);
    }
}
// <<< 1.2
