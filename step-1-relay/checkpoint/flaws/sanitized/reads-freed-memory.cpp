// A pointer to a copy that is gone by the time it is used.
// Caught by: Todo_1_3.ReachesEverybodyElse
// The learner reads: a sanitizer found a fault in your code
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    const auto* copy = new Message(message);
    for (Client* client : clients_) {
        if (client != &from)
            client->send(*copy);
        delete copy;
    }
}
// <<< 1.3
