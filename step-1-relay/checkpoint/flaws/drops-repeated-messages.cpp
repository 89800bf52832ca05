// A message like the last one is taken for an echo of it.
// Caught by: Todo_1_3.SparesTheSenderEvenIfOthersSayTheSame
// The learner reads: expected: what Jane hears: "Hello from browser" happened: nothing
// >>> 1.3 Broadcast
namespace {
std::string last;
}

void Relay::broadcast(const Message& message, const Client& from) {
    if (message.payload() == last)
        return;
    last = message.payload();
    for (Client* client : clients_)
        if (client != &from)
            client->send(message);
}
// <<< 1.3
