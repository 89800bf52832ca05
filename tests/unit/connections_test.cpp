// How many connections a server keeps open, in total and from one address.

#include "raw_connection.hpp"
#include "running_relay.hpp"
#include "server/open_connections.hpp"
#include "socket_client.hpp"

#include <gtest/gtest.h>

#include <deque>

using namespace messenger;
using namespace std::chrono_literals;
using Room = OpenConnections::Room;

namespace {

constexpr auto request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

std::string status(RawConnection& connection) {
    connection.write(request);
    const auto answer = connection.read_to_the_end();
    return answer.substr(0, answer.find('\r'));
}

std::string status(std::uint16_t port) {
    RawConnection connection(port);
    return status(connection);
}

/// Asks until the answer is 200: the server learns of the end of another connection in its own
/// time.
bool becomes_welcome(std::uint16_t port) {
    for (int attempt = 0; attempt != 1000; ++attempt)
        if (status(port) == "HTTP/1.1 200 OK")
            return true;
    return false;
}

boost::asio::ip::address address(const char* text) {
    return boost::asio::ip::make_address(text);
}

} // namespace

TEST(OpenConnections, AreCountedForEachAddress) {
    OpenConnections all(100, 2);
    const OpenConnections::Counted one(all, address("192.0.2.1"));
    {
        const OpenConnections::Counted two(all, address("192.0.2.1"));
        EXPECT_EQ(two.room(), Room::to_stay);
        EXPECT_EQ(OpenConnections::Counted(all, address("192.0.2.1")).room(), Room::to_be_told);
        EXPECT_EQ(OpenConnections::Counted(all, address("::ffff:192.0.2.1")).room(),
                  Room::to_be_told);
        EXPECT_EQ(OpenConnections::Counted(all, address("192.0.2.2")).room(), Room::to_stay);
    }
    EXPECT_EQ(OpenConnections::Counted(all, address("192.0.2.1")).room(), Room::to_stay);
}

TEST(OpenConnections, ANetworkOfIPv6IsOneAddress) {
    OpenConnections all(100, 1);
    const OpenConnections::Counted one(all, address("2001:db8:0:1::1"));
    EXPECT_EQ(OpenConnections::Counted(all, address("2001:db8:0:1:ffff::2")).room(),
              Room::to_be_told);
    EXPECT_EQ(OpenConnections::Counted(all, address("2001:db8:0:2::1")).room(), Room::to_stay);
}

TEST(OpenConnections, OnlySomeAreToldThatThereIsNoRoom) {
    OpenConnections all(1, 1);
    std::deque<OpenConnections::Counted> open;
    const auto next = [&] { return open.emplace_back(all, address("192.0.2.1")).room(); };
    EXPECT_EQ(next(), Room::to_stay);
    while (next() == Room::to_be_told)
        ASSERT_LT(open.size(), 100u);
    EXPECT_GT(open.size(), 2u);
    open.pop_front();
    EXPECT_EQ(next(), Room::to_stay);
}

TEST(Connections, TheOneTooManyIsAnsweredWith503) {
    RunningRelay relay({.connections_per_address = 3, .farewell = 100ms});
    SocketClient jane("Jane", relay.port()); // a WebSocket counts, too
    RawConnection silent(relay.port());
    {
        RawConnection last(relay.port());
        EXPECT_EQ(status(relay.port()), "HTTP/1.1 503 Service Unavailable");
        EXPECT_EQ(status(last), "HTTP/1.1 200 OK");
    }
    EXPECT_TRUE(becomes_welcome(relay.port()));
}

TEST(Connections, AreLimitedInTotal) {
    RunningRelay relay({.connections = 2, .farewell = 100ms});
    RawConnection one(relay.port());
    {
        RawConnection other(relay.port());
        EXPECT_EQ(status(relay.port()), "HTTP/1.1 503 Service Unavailable");
        EXPECT_EQ(status(other), "HTTP/1.1 200 OK");
    }
    EXPECT_TRUE(becomes_welcome(relay.port()));
}

TEST(Connections, WithoutRoomForAnAnswerTheyAreClosed) {
    RunningRelay relay({.connections = 1, .farewell = 30s});
    RawConnection open(relay.port());
    std::deque<RawConnection> told;
    for (int i = 0; i != 16; ++i)
        told.emplace_back(relay.port());
    EXPECT_EQ(RawConnection(relay.port()).read_to_the_end(), "");
    EXPECT_EQ(status(told.front()), "HTTP/1.1 503 Service Unavailable");
    EXPECT_EQ(status(open), "HTTP/1.1 200 OK");
}

TEST(Connections, ThatSayNothingKeepNoPlace) {
    RunningRelay relay({.connections = 1, .handshake = 100ms, .farewell = 100ms});
    RawConnection silent(relay.port());
    EXPECT_EQ(silent.read_to_the_end(), "");
    EXPECT_TRUE(becomes_welcome(relay.port()));
}
