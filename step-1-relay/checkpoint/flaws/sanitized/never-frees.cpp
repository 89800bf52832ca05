// Every message is kept for ever, by nobody.
// Caught by: Todo_1_3.ReachesEverybodyElse
// The learner reads: expected: nothing is left behind happened: a sanitizer found a fault
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    const auto* copy = new Message(message);
    for (Client* client : clients_)
        if (client != &from)
            client->send(*copy);
    copy = nullptr;
}
// <<< 1.3
