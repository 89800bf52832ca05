// The comparison is the wrong way round.
// Caught by: Todo_1_3.ReachesEverybodyElse
// The learner reads: expected: what Fred hears: "Hello from browser" happened: nothing
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    for (Client* client : clients_)
        if (client == &from)
            client->send(message);
}
// <<< 1.3
