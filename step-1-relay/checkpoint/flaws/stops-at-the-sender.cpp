// Those behind the sender are forgotten: break where continue was meant.
// Caught by: Todo_1_3.ReachesFiftyClientsOnceEach
// The learner reads: expected: what client
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    for (Client* client : clients_) {
        if (client == &from)
            break;
        client->send(message);
    }
}
// <<< 1.3
