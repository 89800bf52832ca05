// Every message goes out as text, whatever it was.
// Caught by: Todo_1_3.KeepsTextTextAndBinaryBinary
// The learner reads: expected: what Fred hears
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    const auto text = Message::text(message.payload());
    for (Client* client : clients_)
        if (client != &from)
            client->send(text);
}
// <<< 1.3
