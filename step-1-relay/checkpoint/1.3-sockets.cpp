// TODO 1.3 is the last one, so these tests run all three parts together, over real sockets.

#include "lesson.hpp"
#include "running_relay.hpp"
#include "socket_client.hpp"
#include "stage.hpp"

using namespace lesson;
using namespace messenger;

namespace {

const Message hello = Message::text("Hello from browser");
const Message answer = Message::text("Hi Jane. This is Fred");

SocketClient connect(const std::string& name, const RunningRelay& relay) {
    step(name + " connects over a real socket");
    return {name, relay.port()};
}

void say(SocketClient& client, const std::string& name, const Message& message) {
    step(name + " says " + show(message));
    client.says(message);
}

void expect_hears(SocketClient& client, const std::string& name, const Message& message) {
    expect_equal("the next message that " + name + " hears", client.hears(), message);
}

} // namespace

TEST(Todo_1_3, OverSocketsTwoClientsTalk) {
    promise("over real sockets, two clients talk, and neither gets its own messages back");
    RunningRelay relay;
    auto jane = connect("Jane", relay);
    auto fred = connect("Fred", relay);
    say(jane, "Jane", hello);
    expect_hears(fred, "Fred", hello);
    say(fred, "Fred", answer);
    expect_hears(jane, "Jane", answer);
    const auto bytes = Message::binary(std::string("\x00\x01\xfe\xff", 4));
    say(jane, "Jane", bytes);
    expect_hears(fred, "Fred", bytes);
}

TEST(Todo_1_3, OverSocketsFiftyClientsTalk) {
    promise("over real sockets, each of fifty clients hears all others");
    RunningRelay relay;
    step("fifty clients connect over real sockets");
    std::vector<SocketClient> clients;
    while (clients.size() != 50)
        clients.emplace_back("client " + std::to_string(clients.size()), relay.port());
    for (std::size_t speaker = 0; speaker < clients.size(); speaker += 7) {
        const auto message = Message::text("number " + std::to_string(speaker));
        say(clients[speaker], "client " + std::to_string(speaker), message);
        for (std::size_t listener = 0; listener != clients.size(); ++listener)
            if (listener != speaker)
                expect_hears(clients[listener], "client " + std::to_string(listener), message);
    }
}

TEST(Todo_1_3, OverSocketsOneVanishesAndTheOthersTalk) {
    promise("if a client vanishes, or breaks the protocol, the others can still talk");
    RunningRelay relay;
    auto jane = connect("Jane", relay);
    auto fred = connect("Fred", relay);
    auto mary = connect("Mary", relay);
    auto eve = connect("Eve", relay);
    say(mary, "Mary", hello);
    expect_hears(jane, "Jane", hello);
    expect_hears(fred, "Fred", hello);
    step("Mary's connection is reset, and Eve sends nonsense instead of a frame");
    mary.vanishes();
    eve.writes("this is no frame");
    say(jane, "Jane", hello);
    expect_hears(fred, "Fred", hello);
    say(fred, "Fred", answer);
    expect_hears(jane, "Jane", answer);
    step("the server stops");
    relay.stop();
    expect_equal("how many clients are left", relay.relay().clients().size(), 0u);
}

TEST(Todo_1_3, OverSocketsAStalledReaderIsDropped) {
    promise("a client that does not read is dropped, along with its messages, and nobody else has "
            "to wait");
    constexpr int messages = 256;
    const auto large = Message::binary(std::string(64 * 1024, 'x'));
    RunningRelay relay({.outbox = 256 * 1024, .farewell = std::chrono::milliseconds(100)});
    auto jane = connect("Jane", relay);
    auto fred = connect("Fred", relay);
    step("Mary connects, but does not read what is sent to her");
    SocketClient mary("Mary", relay.port(), SocketClient::Buffer::tiny);
    step("Jane sends 256 messages of 64 KiB; Fred receives each one before Jane sends the next");
    for (int number = 0; number != messages; ++number) {
        jane.says(large);
        expect_hears(fred, "Fred", large);
    }
    step("Mary starts to read");
    const auto heard = mary.hears_until_the_end().size();
    expect(heard < messages, "Mary was dropped, and the relay kept little for her",
           "the relay kept all " + std::to_string(heard) + " messages for her");
    say(fred, "Fred", answer);
    expect_hears(jane, "Jane", answer);
}

TEST(Todo_1_3, OverSocketsAThousandComeAndGo) {
    promise("a thousand clients come, speak and leave, and none remains");
    RunningRelay relay;
    auto host = connect("the host", relay);
    step("one after another, a thousand clients connect, say their number, and leave");
    for (int number = 0; number != 1000; ++number) {
        const auto name = "client " + std::to_string(number);
        SocketClient client(name, relay.port());
        client.says(Message::text(name));
        expect_hears(host, "the host", Message::text(name));
        if (number % 2 == 0)
            client.says_goodbye();
        else
            client.vanishes();
    }
    step("the server stops");
    relay.stop();
    expect_equal("how many clients are left", relay.relay().clients().size(), 0u);
}
