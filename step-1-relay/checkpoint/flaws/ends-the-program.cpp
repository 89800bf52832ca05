// Somebody thought that exit() leaves the function.
// Caught by: Todo_1_3.ReachesEverybodyElse
// The learner reads: your code ended the whole program
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    for (Client* client : clients_) {
        if (client == &from)
            std::exit(0);
        client->send(message);
    }
    std::exit(0);
}
// <<< 1.3
