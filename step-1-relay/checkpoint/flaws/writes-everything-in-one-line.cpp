// No line ends on the console.
// Caught by: Todo_1_2.WritesEachMessageToTheConsole
// The learner reads: expected: the lines on the console: "Hello from browser" happened: "Hello from
// browser "
// >>> 1.2 A client's session
boost::asio::awaitable<void> Relay::session(Client& me) {
    clients_.insert(&me);
    while (const auto message = co_await me.receive()) {
        console_ << *message << ' ';
        broadcast(*message, me);
    }
    clients_.erase(&me);
}
// <<< 1.2
