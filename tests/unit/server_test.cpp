// What the server gives to every step: HTTP, handshakes, limits, control frames, the end.

#include "raw_connection.hpp"
#include "running_relay.hpp"
#include "socket_client.hpp"

#include <gtest/gtest.h>

#include <future>
#include <optional>

using namespace messenger;
using namespace std::chrono_literals;

namespace {

const Message hello = Message::text("hello");

std::string answer_to(std::uint16_t port, std::string_view bytes) {
    RawConnection connection(port);
    connection.write(bytes);
    return connection.read_to_the_end();
}

std::string status_line(const std::string& answer) {
    return answer.substr(0, answer.find('\r'));
}

std::string upgrade_with(const std::string& header) {
    return "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: upgrade\r\n" +
           header + "\r\n\r\n";
}

const std::string upgrade =
    upgrade_with("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13");

/// What stands behind the first close frame in `stream`, the frames of a server (RFC 6455 section
/// 5.2). Nothing where there is no close frame.
std::optional<std::string_view> behind_the_close_frame(std::string_view stream) {
    constexpr unsigned char close = 0x88;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(stream.at(at)); };
    while (!stream.empty()) {
        const bool is_close = byte(0) == close;
        const std::size_t digits = byte(1) == 126 ? 2 : byte(1) == 127 ? 8 : 0;
        std::size_t size = digits == 0 ? byte(1) : 0;
        for (std::size_t i = 0; i != digits; ++i)
            size = size << 8 | byte(2 + i);
        stream = stream.substr(2 + digits + size);
        if (is_close)
            return stream;
    }
    return std::nullopt;
}

} // namespace

TEST(Http, AnswersARequest) {
    RunningRelay relay;
    const auto answer =
        answer_to(relay.port(), "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(status_line(answer), "HTTP/1.1 200 OK");
    EXPECT_NE(answer.find("X-Content-Type-Options: nosniff"), answer.npos);
}

TEST(Http, AnswersSeveralRequestsOnOneConnection) {
    RunningRelay relay;
    const auto answers = answer_to(relay.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                                                 "GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(status_line(answers), "HTTP/1.1 200 OK");
    EXPECT_NE(answers.find("HTTP/1.0 200 OK"), answers.npos);
}

TEST(Http, RefusesNonsense) {
    RunningRelay relay;
    EXPECT_EQ(status_line(answer_to(relay.port(), "\x16\x03\x01\x02 no http at all\r\n\r\n")),
              "HTTP/1.1 400 Bad Request");
    EXPECT_EQ(status_line(answer_to(
                  relay.port(), "GET / HTTP/1.1\r\nX: " + std::string(10'000, 'x') + "\r\n\r\n")),
              "HTTP/1.1 431 Request Header Fields Too Large");
    EXPECT_EQ(status_line(answer_to(relay.port(), "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n")),
              "HTTP/1.1 413 Payload Too Large");
}

TEST(Http, RefusesALargeBodyAndStillReadsIt) {
    // More than the kernel keeps for a connection: unless the server reads, the writing never ends.
    const std::string body(32 * 1024 * 1024, 'x');
    RunningRelay relay({.farewell = 30s});
    RawConnection connection(relay.port());
    EXPECT_TRUE(connection.write(
        "POST / HTTP/1.1\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body))
        << "the server closed the connection while the body was on its way";
    EXPECT_EQ(status_line(connection.read_to_the_end()), "HTTP/1.1 413 Payload Too Large");
}

TEST(Http, ReadsARefusedBodyForALimitedTimeOnly) {
    RunningRelay relay({.farewell = 100ms});
    RawConnection connection(relay.port());
    EXPECT_TRUE(connection.write("POST / HTTP/1.1\r\nContent-Length: 9000000000000000\r\n\r\n"));
    const std::string more(64 * 1024, 'x');
    while (connection.write(more)) {
    }
}

TEST(Http, EndsAConnectionThatSaysNothing) {
    RunningRelay relay({.handshake = 100ms});
    EXPECT_EQ(answer_to(relay.port(), ""), "");
    EXPECT_EQ(answer_to(relay.port(), "GET / HT"), "");
}

TEST(Http, EndsARequestThatTrickles) {
    RunningRelay relay({.handshake = 200ms, .farewell = 100ms});
    RawConnection slow(relay.port());
    ASSERT_TRUE(slow.write("GET / HTTP/1.1\r\nX: "));
    // The attack is a client that is slow: each byte comes in time, and the header never gets too
    // long. How slow it is decides only how many bytes it takes; the server's limit ends the loop.
    int bytes = 0;
    while (bytes != 8000 && slow.write("x")) {
        std::this_thread::sleep_for(5ms);
        ++bytes;
    }
    EXPECT_LT(bytes, 8000) << "the server waits for each byte anew";
}

TEST(Handshake, RefusesOneThatIsNone) {
    RunningRelay relay;
    EXPECT_EQ(status_line(answer_to(relay.port(), upgrade_with("Sec-WebSocket-Version: 13"))),
              "HTTP/1.1 400 Bad Request");
    EXPECT_EQ(status_line(answer_to(relay.port(),
                                    upgrade_with("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                                 "Sec-WebSocket-Version: 7"))),
              "HTTP/1.1 426 Upgrade Required");
}

TEST(Handshake, AFrameInTheSameSegmentIsNotLost) {
    RunningRelay relay;
    SocketClient jane("Jane", relay.port());
    RawConnection fred(relay.port());
    // Two frames, masked with zeros, so that they can be read here.
    fred.write(upgrade + std::string("\x81\x85\0\0\0\0", 6) + "hello" +
               std::string("\x88\x80\0\0\0\0", 6));
    fred.read_to_the_end(); // the second frame says goodbye
    EXPECT_EQ(jane.hears(), hello);
}

TEST(Limits, AMessageMayBe256KiB) {
    RunningRelay relay;
    SocketClient jane("Jane", relay.port());
    SocketClient fred("Fred", relay.port());
    const auto largest = Message::binary(std::string(256 * 1024, 'x'));
    jane.says(largest);
    EXPECT_EQ(fred.hears(), largest);
}

TEST(Limits, ALongerMessageClosesWith1009) {
    RunningRelay relay;
    SocketClient jane("Jane", relay.port());
    SocketClient fred("Fred", relay.port());
    SocketClient mary("Mary", relay.port());
    jane.says(Message::binary(std::string(256 * 1024 + 1, 'x')));
    EXPECT_TRUE(jane.hears_until_the_end().empty());
    EXPECT_EQ(jane.close_code(), 1009);
    mary.says(hello);
    EXPECT_EQ(fred.hears(), hello);
}

TEST(Limits, InvalidUtf8ClosesWith1007) {
    RunningRelay relay;
    SocketClient jane("Jane", relay.port());
    jane.says(Message::text("\xff"));
    EXPECT_TRUE(jane.hears_until_the_end().empty());
    EXPECT_EQ(jane.close_code(), 1007);
}

TEST(Limits, AStalledReaderHearsWhyItWasDropped) {
    RunningRelay relay({.outbox = 256 * 1024, .farewell = 10s});
    SocketClient jane("Jane", relay.port());
    SocketClient fred("Fred", relay.port());
    SocketClient stalled("the stalled reader", relay.port());
    const auto large = Message::binary(std::string(100 * 1024, 'x'));
    for (int i = 0; i != 200; ++i) {
        jane.says(large);
        EXPECT_EQ(fred.hears(), large);
    }
    EXPECT_LT(stalled.hears_until_the_end().size(), 200u);
    EXPECT_EQ(stalled.close_code(), 1013);
}

TEST(ControlFrames, APingGetsItsPong) {
    RunningRelay relay;
    SocketClient jane("Jane", relay.port());
    const auto before = jane.pings();
    EXPECT_EQ(jane.pings(), before + 1);
}

TEST(ControlFrames, PongsDoNotLandInsideMessages) {
    RunningRelay relay;
    SocketClient jane("Jane", relay.port());
    SocketClient fred("Fred", relay.port(), SocketClient::Buffer::tiny);
    const auto large = Message::binary(std::string(200 * 1024, 'x'));
    for (int i = 0; i != 4; ++i) {
        fred.writes(std::string("\x89\x80\x00\x00\x00\x00", 6)); // a masked, empty ping
        jane.says(large);
        fred.writes(std::string("\x89\x80\x00\x00\x00\x00", 6));
    }
    for (int i = 0; i != 4; ++i)
        EXPECT_EQ(fred.hears(), large);
}

TEST(ClosingHandshake, NothingFollowsTheCloseFrame) {
    RunningRelay relay({.outbox = 64 * 1024 * 1024, .farewell = 30s});
    RawConnection leaver(relay.port());
    leaver.write(upgrade);
    SocketClient fred("Fred", relay.port());
    // More than the kernel keeps for a connection, so that the rest waits in the outbox.
    const auto large = Message::binary(std::string(256 * 1024, 'x'));
    for (int i = 0; i != 128; ++i)
        fred.says(large);
    leaver.write(std::string("\x88\x80\x00\x00\x00\x00", 6)); // a masked, empty close frame
    fred.says(hello); // then the server has read the close frame, too
    const auto heard = leaver.read_to_the_end();
    const auto rest = behind_the_close_frame(
        std::string_view(heard).substr(heard.find("\r\n\r\n") + 4)); // behind the handshake
    ASSERT_TRUE(rest) << "no close frame came";
    EXPECT_EQ(rest->size(), 0u) << "bytes came behind the close frame (RFC 6455 section 5.5.1)";
}

TEST(Idle, AConnectionThatAnswersNoPingIsGone) {
    RunningRelay relay({.idle = 200ms});
    RawConnection dead(relay.port());
    dead.write(upgrade);
    const auto heard = dead.read_to_the_end(); // the handshake, then a ping, then the end
    EXPECT_EQ(status_line(heard), "HTTP/1.1 101 Switching Protocols");
    EXPECT_NE(heard.find("\r\n\r\n\x89"), heard.npos);
}

TEST(Idle, ASilentClientThatAnswersPingsStays) {
    RunningRelay relay({.idle = 200ms});
    SocketClient silent("the silent one", relay.port());
    auto heard = std::async(std::launch::async, [&] { return silent.hears_until_the_end(); });
    // Three idle times, told by three connections that are given up one after the other.
    for (int i = 0; i != 3; ++i) {
        RawConnection dead(relay.port());
        dead.write(upgrade);
        std::thread([&] { dead.read_to_the_end(); }).join();
    }
    SocketClient jane("Jane", relay.port());
    jane.says(hello);
    relay.stop();
    EXPECT_EQ(heard.get(), std::vector{hello});
}

TEST(TheEnd, EveryClientIsTold1001) {
    RunningRelay relay;
    SocketClient jane("Jane", relay.port());
    SocketClient fred("Fred", relay.port());
    jane.says(hello);
    EXPECT_EQ(fred.hears(), hello);
    relay.stop();
    EXPECT_TRUE(jane.hears_until_the_end().empty());
    EXPECT_EQ(jane.close_code(), 1001);
    EXPECT_TRUE(fred.hears_until_the_end().empty());
    EXPECT_EQ(fred.close_code(), 1001);
}

TEST(Listening, APortInUseIsASentence) {
    RunningRelay relay;
    try {
        Server second("127.0.0.1", relay.port(), {});
        FAIL() << "two servers listen on one port";
    } catch (const std::runtime_error& error) {
        EXPECT_EQ(error.what(),
                  "Cannot listen on port " + std::to_string(relay.port()) +
                      " of 127.0.0.1: another program is already listening there. Stop "
                      "it, or choose another port with --port.");
    }
}

TEST(Listening, AnAddressThatIsNoneIsASentence) {
    EXPECT_THROW(Server("no address", 0, {}), std::runtime_error);
    EXPECT_THROW(Server("192.0.2.1", 0, {}), std::runtime_error); // no address of this machine
}
