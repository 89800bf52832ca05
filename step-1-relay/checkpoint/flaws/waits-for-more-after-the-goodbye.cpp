// The loop never ends, and the whole server stands still.
// Caught by: Todo_1_2.LeavesAfterAGoodbye
// The learner reads: it was still computing after 5 seconds
// >>> 1.2 A client's session
boost::asio::awaitable<void> Relay::session(Client& me) {
    clients_.insert(&me);
    for (;;) {
        if (const auto message = co_await me.receive()) {
            console_ << *message << '\n';
            broadcast(*message, me);
        }
    }
}
// <<< 1.2
