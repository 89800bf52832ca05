// Whoever sends an escape sequence commands the terminal of the server.
// Caught by: Todo_1_2.WritesWhatATerminalObeysAsEscapes
// The learner reads: they went to the console as they are, and a terminal obeys them
// >>> 1.2 A client's session
boost::asio::awaitable<void> Relay::session(Client& me) {
    clients_.insert(&me);
    while (const auto message = co_await me.receive()) {
        console_ << message->payload() << '\n';
        broadcast(*message, me);
    }
    clients_.erase(&me);
}
// <<< 1.2
