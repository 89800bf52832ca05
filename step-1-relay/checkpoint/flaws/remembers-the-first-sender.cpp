// A static variable is set once: only the first sender is ever left out.
// Caught by: Todo_1_3.SparesTheSenderEvenIfOthersSayTheSame
// The learner reads: expected: what Jane hears: "Hello from browser" happened: nothing
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    static const Client* const sender = &from;
    for (Client* client : clients_)
        if (client != sender)
            client->send(message);
}
// <<< 1.3
