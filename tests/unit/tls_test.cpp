// HTTPS at the server: the same sockets and limits with TLS on them, and what is no TLS.

#include "raw_connection.hpp"
#include "relay.hpp"
#include "server/limits.hpp"
#include "server/server.hpp"
#include "server/tls.hpp"
#include "test_certificate.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <gtest/gtest.h>

#include <sstream>
#include <string_view>
#include <thread>

using namespace messenger;
using namespace std::chrono_literals;
namespace net = boost::asio;
namespace ssl = net::ssl;
namespace websocket = boost::beast::websocket;
using net::ip::tcp;

namespace {

class SecureRelay {
  public:
    explicit SecureRelay(Limits limits = {.farewell = 100ms})
        : tls_(certificate_.certificate(), certificate_.key())
        , server_("127.0.0.1", 0,
                  {.answer = [](const Request& request) -> net::awaitable<Response> {
                       co_return Response{.body = request.https ? "over TLS" : "in the clear"};
                   },
                   .session = [this](Client& client) { return relay_.session(client); }},
                  limits, &tls_)
        , thread_([this] { server_.run(); }) {}
    ~SecureRelay() { stop(); }

    std::uint16_t port() const { return server_.port(); }
    std::string certificate() const { return certificate_.certificate(); }

    void stop() {
        server_.stop();
        if (thread_.joinable())
            thread_.join();
    }

  private:
    TestCertificate certificate_;
    Tls tls_;
    std::ostringstream console_;
    Relay relay_{console_};
    Server server_;
    std::thread thread_;
};

/// A WebSocket over TLS. It reads only while hears() runs.
class SecureClient {
  public:
    explicit SecureClient(const SecureRelay& relay, int receive_buffer = 0) {
        context_.load_verify_file(relay.certificate());
        context_.set_verify_mode(ssl::verify_peer);
        auto& socket = stream_.next_layer().next_layer();
        socket.open(tcp::v4());
        if (receive_buffer != 0)
            socket.set_option(tcp::socket::receive_buffer_size(receive_buffer));
        socket.connect({net::ip::address_v4::loopback(), relay.port()});
        stream_.next_layer().handshake(ssl::stream_base::client);
        stream_.handshake("localhost", "/");
        stream_.read_message_max(0);
    }

    void says(const Message& message) {
        stream_.text(message.is_text());
        stream_.write(net::buffer(message.payload()));
    }

    std::string hears() {
        boost::beast::flat_buffer buffer;
        stream_.read(buffer);
        return boost::beast::buffers_to_string(buffer.data());
    }

    /// Reads until the connection has ended, and expects every message to be `message`.
    std::uint16_t close_code(std::string_view message = "") {
        boost::system::error_code error;
        for (;;) {
            boost::beast::flat_buffer buffer;
            stream_.read(buffer, error);
            if (error)
                return stream_.reason().code;
            EXPECT_EQ(boost::beast::buffers_to_string(buffer.data()), message);
        }
    }

  private:
    net::io_context io_;
    ssl::context context_{ssl::context::tls_client};
    websocket::stream<ssl::stream<tcp::socket>> stream_{io_, context_};
};

std::string answer_to(std::uint16_t port, std::string_view bytes) {
    RawConnection connection(port);
    connection.write(bytes);
    return connection.read_to_the_end();
}

std::string sentence_of(const std::string& certificate, const std::string& key) {
    try {
        Tls tls(certificate, key);
        return "";
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

} // namespace

TEST(Https, CarriesTheLargestMessage) {
    SecureRelay relay;
    SecureClient jane(relay);
    SecureClient fred(relay);
    const std::string largest(256 * 1024, 'x');
    jane.says(Message::binary(std::string(largest)));
    EXPECT_EQ(fred.hears(), largest);
    fred.says(Message::text("small"));
    EXPECT_EQ(jane.hears(), "small");
}

TEST(Https, ASlowReaderGetsEveryMessageWhole) {
    SecureRelay relay;
    SecureClient jane(relay);
    SecureClient fred(relay, 4096);
    // Less than the outbox of one reader, and more than its socket takes at once.
    const int count = 900;
    const auto message = [](int number) {
        return std::to_string(number) + std::string(1000 + number, 'x');
    };
    for (int i = 0; i != count / 2; ++i)
        jane.says(Message::text(message(i)));
    for (int i = 0; i != count / 2; ++i)
        ASSERT_EQ(fred.hears(), message(i));
    for (int i = count / 2; i != count; ++i)
        fred.says(Message::text(message(i)));
    for (int i = count / 2; i != count; ++i)
        ASSERT_EQ(jane.hears(), message(i));
}

TEST(Https, AStalledReaderHearsWhyItWasDroppedAndTheOthersGoOn) {
    SecureRelay relay({.outbox = 256 * 1024, .farewell = 10s});
    SecureClient jane(relay);
    SecureClient fred(relay);
    SecureClient stalled(relay, 4096);
    const std::string large(128 * 1024, 'x');
    for (int i = 0; i != 100; ++i) {
        jane.says(Message::text(std::string(large)));
        ASSERT_EQ(fred.hears(), large);
    }
    EXPECT_EQ(stalled.close_code(large), 1013); // whole messages until then
    jane.says(Message::text("still here"));
    EXPECT_EQ(fred.hears(), "still here");
}

TEST(Https, EveryClientIsTold1001) {
    SecureRelay relay({.farewell = 10s});
    SecureClient jane(relay);
    SecureClient fred(relay);
    jane.says(Message::text("hello"));
    EXPECT_EQ(fred.hears(), "hello");
    std::thread stopping([&] { relay.stop(); });
    EXPECT_EQ(jane.close_code(), 1001);
    EXPECT_EQ(fred.close_code(), 1001);
    stopping.join();
}

TEST(Https, EndsAHandshakeThatIsNotFinished) {
    SecureRelay relay({.handshake = 200ms, .farewell = 100ms});
    EXPECT_EQ(answer_to(relay.port(), ""), "");
    EXPECT_EQ(answer_to(relay.port(), std::string("\x16\x03\x01\x02\x00\x01", 6)), "");
    SecureClient jane(relay);
    SecureClient fred(relay);
    jane.says(Message::text("hello"));
    EXPECT_EQ(fred.hears(), "hello");
}

TEST(Https, AHalfFinishedHandshakeDoesNotHoldTheServer) {
    SecureRelay relay;
    RawConnection half(relay.port());
    half.write(std::string_view("\x16\x03\x01\x02\x00\x01", 6));
    SecureClient jane(relay); // the server is one thread, and has seen the other by now
    relay.stop();
    EXPECT_EQ(half.read_to_the_end(), "");
    EXPECT_EQ(jane.close_code(), 1001);
}

TEST(Https, TellsWhoSpeaksPlainHttp) {
    SecureRelay relay;
    const auto answer = answer_to(relay.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400 Bad Request")) << answer;
    EXPECT_NE(answer.find("This server speaks HTTPS"), answer.npos) << answer;
    EXPECT_EQ(answer.find("in the clear"), answer.npos) << answer;
    SecureClient jane(relay);
}

TEST(Https, NonsenseGetsNoAnswerButAnAlert) {
    SecureRelay relay;
    const auto answer = answer_to(relay.port(), std::string(100, '\xff'));
    EXPECT_EQ(answer.find("HTTP"), answer.npos);
    SecureClient jane(relay);
}

TEST(Certificate, FitsItsKey) {
    const TestCertificate one, other;
    EXPECT_EQ(sentence_of(one.certificate(), one.key()), "");
    EXPECT_EQ(Tls(one.certificate(), one.key()).warning(), std::nullopt);
    EXPECT_EQ(sentence_of(one.certificate(), other.key()),
              "The key in " + other.key() + " does not belong to the certificate in " +
                  one.certificate() + ".");
}

TEST(Certificate, ThatIsNoneIsASentence) {
    const TestCertificate one;
    EXPECT_EQ(sentence_of("nowhere.pem", one.key()),
              "The file nowhere.pem cannot be read: No such file or directory.");
    EXPECT_EQ(sentence_of(one.certificate(), "nowhere.pem"),
              "The file nowhere.pem cannot be read: No such file or directory.");
    EXPECT_EQ(sentence_of(one.key(), one.key()), "There is no certificate in PEM form in " +
                                                     one.key() +
                                                     ". `./workshop certificate` makes one.");
    EXPECT_EQ(sentence_of(one.certificate(), one.certificate()),
              "There is no private key in PEM form in " + one.certificate() +
                  ", or it is locked with a passphrase.");
}

TEST(Certificate, ThatHasExpiredIsAWarningOnly) {
    const TestCertificate old("DNS:localhost", -1);
    const auto warning = Tls(old.certificate(), old.key()).warning();
    ASSERT_TRUE(warning);
    EXPECT_TRUE(warning->starts_with("The certificate has expired")) << *warning;
}
