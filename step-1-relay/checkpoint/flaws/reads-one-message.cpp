// The session ends after the first message.
// Caught by: Todo_1_2.StaysAsLongAsTheClient
// The learner reads: Jane is not among clients()
// >>> 1.2 A client's session
boost::asio::awaitable<void> Relay::session(Client& me) {
    clients_.insert(&me);
    if (const auto message = co_await me.receive()) {
        console_ << *message << '\n';
        broadcast(*message, me);
    }
    clients_.erase(&me);
}
// <<< 1.2
