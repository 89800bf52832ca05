// The session reads, and nobody knows of the client.
// Caught by: Todo_1_2.JoinsWhoeverConnects
// The learner reads: Jane is not among clients()
// >>> 1.2 A client's session
boost::asio::awaitable<void> Relay::session(Client& me) {
    while (const auto message = co_await me.receive()) {
        console_ << *message << '\n';
        broadcast(*message, me);
    }
}
// <<< 1.2
