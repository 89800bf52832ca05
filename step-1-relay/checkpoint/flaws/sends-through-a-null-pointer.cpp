// The client that was not found is used all the same.
// Caught by: Todo_1_3.ReachesEverybodyElse
// The learner reads: your code crashed
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    Client* nobody = nullptr;
    for (Client* client : clients_)
        (client == &from ? nobody : client)->send(message);
}
// <<< 1.3
