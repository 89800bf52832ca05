// The first who leaves empties the room.
// Caught by: Todo_1_2.LeavesAlone
// The learner reads: Mary is not among clients()
// >>> 1.2 A client's session
boost::asio::awaitable<void> Relay::session(Client& me) {
    clients_.insert(&me);
    try {
        while (const auto message = co_await me.receive()) {
            console_ << *message << '\n';
            broadcast(*message, me);
        }
    } catch (const std::exception&) {
    }
    clients_.clear();
}
// <<< 1.2
