// The loop ends with the first who is reached.
// Caught by: Todo_1_3.ReachesEverybodyElse
// The learner reads: happened: nothing
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    for (Client* client : clients_) {
        if (client != &from) {
            client->send(message);
            return;
        }
    }
}
// <<< 1.3
