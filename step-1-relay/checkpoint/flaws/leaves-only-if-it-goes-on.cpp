// A handler catches what is thrown; a session that is destroyed while it waits throws nothing.
// Caught by: Todo_1_2.LeavesWhenItIsDestroyed
// The learner reads: Jane is still among clients()
// >>> 1.2 A client's session
boost::asio::awaitable<void> Relay::session(Client& me) {
    clients_.insert(&me);
    try {
        while (const auto message = co_await me.receive()) {
            console_ << *message << '\n';
            broadcast(*message, me);
        }
    } catch (const std::exception&) {
        // The connection broke: the client is gone like any other.
    }
    clients_.erase(&me);
}
// <<< 1.2
