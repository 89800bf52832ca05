// Each client gets each message twice.
// Caught by: Todo_1_3.ReachesEverybodyElse
// The learner reads: happened: "Hello from browser", "Hello from browser"
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    for (Client* client : clients_) {
        if (client != &from) {
            client->send(message);
            client->send(message);
        }
    }
}
// <<< 1.3
