// Each broadcast starts a thread that is never joined, and sleeps for longer than any test.
// Caught by: Todo_1_3.ReachesEverybodyElse
// The learner reads: a thread that your code started has not ended
// >>> 1.3 Broadcast
} // namespace messenger

#include <chrono>
#include <thread>

namespace messenger {

void Relay::broadcast(const Message& message, const Client& from) {
    for (Client* client : clients_)
        if (client != &from)
            client->send(message);
    std::thread([] { std::this_thread::sleep_for(std::chrono::hours(1)); }).detach();
}
// <<< 1.3
