// When receive() throws, the line that leaves is never reached.
// Caught by: Todo_1_2.LeavesWhenTheConnectionBreaks
// The learner reads: Jane is still among clients()
// >>> 1.2 A client's session
boost::asio::awaitable<void> Relay::session(Client& me) {
    clients_.insert(&me);
    while (const auto message = co_await me.receive()) {
        console_ << *message << '\n';
        broadcast(*message, me);
    }
    clients_.erase(&me);
}
// <<< 1.2
