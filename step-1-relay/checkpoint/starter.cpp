// The starter's text of each TODO. With these regions, solutions/step-1-relay/relay.cpp becomes the
// learner's initial file.

// >>> 1.1 The outbox
// TODO 1.1: keep messages for a client, up to a limit, and hand them out in one batch.
bool Outbox::push([[maybe_unused]] const Message& message) {
    return true;
}

std::vector<Message> Outbox::take() {
    return {};
}
// <<< 1.1

// >>> 1.2 A client's session
// TODO 1.2: join, receive until the client has left, and leave, however the session ends.
boost::asio::awaitable<void> Relay::session([[maybe_unused]] Client& me) {
    co_return;
}
// <<< 1.2

// >>> 1.3 Broadcast
// TODO 1.3: send the message to everybody else.
void Relay::broadcast([[maybe_unused]] const Message& message,
                      [[maybe_unused]] const Client& from) {
}
// <<< 1.3
