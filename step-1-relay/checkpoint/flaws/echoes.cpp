// The sender gets its own message back.
// Caught by: Todo_1_3.SparesTheSender
// The learner reads: expected: what Jane hears: nothing happened: "Hello from browser"
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, [[maybe_unused]] const Client& from) {
    for (Client* client : clients_)
        client->send(message);
}
// <<< 1.3
