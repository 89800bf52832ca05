#include "server/server.hpp"

#include "common/or_error.hpp"
#include "server/beast_http.hpp"
#include "server/connection.hpp"
#include "server/listener.hpp"
#include "server/open_connections.hpp"
#include "server/request_reader.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <chrono>
#include <csignal>
#include <iostream>
#include <list>

namespace messenger {
namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using boost::system::error_code;
using net::ip::tcp;

namespace {

Response https_only() {
    return {400, "text/plain; charset=utf-8",
            "This server speaks HTTPS: the address must begin with https://.\n"};
}

Response too_many_connections() {
    return {503,
            "text/plain; charset=utf-8",
            "The server has too many open connections. Try again in a moment.\n",
            {{"Retry-After", "2"}}};
}

/// What escapes a coroutine ends that coroutine only, and is told.
void report(const std::exception_ptr& escaped) {
    try {
        if (escaped)
            std::rethrow_exception(escaped);
    } catch (const std::exception& error) {
        std::cerr << "A connection ended with an error: " << error.what() << '\n';
    }
}

} // namespace

class Server::Implementation {
  public:
    Implementation(const std::string& address, std::uint16_t port, Handlers handlers, Limits limits,
                   const Tls* tls)
        : handlers_(std::move(handlers))
        , limits_(limits)
        , tls_(tls)
        , connections_(connections_allowed(limits.connections), limits.connections_per_address)
        , acceptor_(listen(context_, address, port))
        , signals_(context_)
        , housekeeping_(context_) {}

    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

    void run() {
        net::co_spawn(context_, accept_clients(), report);
        if (handlers_.housekeeping)
            net::co_spawn(context_, keep_house(), report);
        context_.run();
    }

    void stop_on_signals() {
        signals_.add(SIGINT);
        signals_.add(SIGTERM);
        signals_.async_wait([this](error_code error, int) {
            if (!error)
                say_goodbye();
        });
    }

    void stop() {
        net::post(context_, [this] { say_goodbye(); });
    }

  private:
    /// How each client who is here is asked to leave.
    using Goodbyes = std::list<std::function<void()>>;

    class Registered {
      public:
        Registered(Goodbyes& all, std::function<void()> goodbye)
            : all_(all), mine_(all.insert(all.end(), std::move(goodbye))) {}
        ~Registered() { all_.erase(mine_); }
        Registered(const Registered&) = delete;
        Registered& operator=(const Registered&) = delete;

      private:
        Goodbyes& all_;
        Goodbyes::iterator mine_;
    };

    /// Afterwards run() has nothing to wait for but the visitors' last words.
    void say_goodbye() {
        acceptor_.close();
        signals_.cancel();
        housekeeping_.cancel();
        for (const auto& goodbye : goodbyes_)
            goodbye();
    }

    net::awaitable<void> accept_clients() {
        while (acceptor_.is_open()) {
            error_code error;
            tcp::endpoint client;
            auto socket = co_await acceptor_.async_accept(client, or_error(error));
            if (!error)
                net::co_spawn(context_, visit(std::move(socket), client.address()), report);
            else if (acceptor_.is_open())
                co_await pause(); // the whole machine has too many open files: some will be closed
        }
    }

    net::awaitable<void> keep_house() {
        while (acceptor_.is_open()) {
            error_code error;
            housekeeping_.expires_after(limits_.housekeeping);
            co_await housekeeping_.async_wait(or_error(error));
            if (!error)
                handlers_.housekeeping();
        }
    }

    net::awaitable<void> pause() {
        error_code ignored;
        net::steady_timer timer(context_, std::chrono::milliseconds(100));
        co_await timer.async_wait(or_error(ignored));
    }

    /// One client's stay: requests are answered one by one, until one asks for a WebSocket.
    net::awaitable<void> visit(tcp::socket socket, net::ip::address address) {
        const OpenConnections::Counted counted(connections_, address);
        if (counted.room() == OpenConnections::Room::none)
            co_return;
        const bool has_room = counted.room() == OpenConnections::Room::to_stay;
        const auto patience = has_room ? limits_.handshake : limits_.farewell;
        Stream stream(std::move(socket), tls_);
        RequestReader reader(limits_);
        for (bool stay = !tls_ || co_await shake_hands(stream, patience); stay;) {
            BeastRequest request;
            const auto error = co_await read(stream, patience, reader, request);
            if (error) {
                if (is_malformed(error))
                    co_await write(stream, to_beast(refusal(error), 11, false));
                break;
            }
            const auto plain = from_beast(request, stream);
            if (!has_room) {
                co_await respond(stream, request, too_many_connections(), false);
                break;
            }
            if (!websocket::is_upgrade(request)) {
                stay = co_await respond(stream, request, co_await handlers_.answer(plain));
            } else if (auto refused = handlers_.refuse ? handlers_.refuse(plain) : std::nullopt) {
                stay = co_await respond(stream, request, std::move(*refused));
            } else {
                stream.put_back(reader.rest()); // a client may send frames at once
                co_await converse(std::move(stream), request, plain);
                co_return;
            }
        }
        co_await in_time(stream, limits_.farewell, stream.farewell());
    }

    /// Returns whether there is TLS now.
    net::awaitable<bool> shake_hands(Stream& stream, std::chrono::milliseconds patience) {
        error_code error;
        co_await in_time(stream, patience, stream.async_shake_hands(or_error(error)));
        if (error == boost::system::errc::wrong_protocol_type)
            co_await write(stream, to_beast(https_only(), 11, false));
        co_return !error;
    }

    net::awaitable<error_code> read(Stream& stream, std::chrono::milliseconds patience,
                                    RequestReader& reader, BeastRequest& request) {
        error_code error;
        co_await in_time(stream, patience, reader.read(stream, request, error));
        co_return error;
    }

    /// Returns whether the connection is good for another request.
    net::awaitable<bool> respond(Stream& stream, const BeastRequest& request, Response answer,
                                 bool may_stay = true) {
        const bool keep_alive = may_stay && request.keep_alive() && acceptor_.is_open();
        const auto until_written = std::move(answer.until_written);
        auto response = to_beast(std::move(answer), request.version(), keep_alive);
        if (request.method() == http::verb::head)
            response.body().clear(); // Content-Length stays: RFC 9110 section 9.3.2
        const bool stay = response.keep_alive();
        co_return co_await write(stream, std::move(response)) && stay;
    }

    net::awaitable<bool> write(Stream& stream, BeastResponse response) {
        error_code error;
        co_await in_time(stream, limits_.handshake,
                         http::async_write(stream, response, or_error(error)));
        co_return !error;
    }

    /// Waits for `operation` on `stream`; when it takes longer than `most`, or the server stops,
    /// the channel is closed, which ends the operation.
    net::awaitable<void> in_time(Stream& stream, std::chrono::milliseconds most,
                                 net::awaitable<std::size_t> operation) {
        using namespace net::experimental::awaitable_operators;
        const Registered here(goodbyes_, [&stream] { stream.close(); });
        error_code error;
        net::steady_timer limit(context_, most);
        const auto too_long = [&]() -> net::awaitable<void> {
            co_await limit.async_wait(or_error(error));
            if (!error)
                stream.close();
        };
        co_await (std::move(operation) || too_long());
    }

    net::awaitable<void> converse(Stream stream, const BeastRequest& upgrade,
                                  const Request& request) {
        Connection connection(std::move(stream), request, limits_);
        const Registered here(
            goodbyes_, [&connection] { connection.close(websocket::close_code::going_away); });
        co_await connection.serve(upgrade, handlers_.session);
    }

    Handlers handlers_;
    Limits limits_;
    const Tls* tls_;
    Goodbyes goodbyes_;           // these two before context_, whose coroutines use them until
    OpenConnections connections_; // the last moment
    net::io_context context_{1};  // one thread
    tcp::acceptor acceptor_;
    net::signal_set signals_;
    net::steady_timer housekeeping_;
};

Server::Server(const std::string& address, std::uint16_t port, Handlers handlers, Limits limits,
               const Tls* tls)
    : implementation_(
          std::make_unique<Implementation>(address, port, std::move(handlers), limits, tls)) {
}
Server::~Server() = default;
std::uint16_t Server::port() const {
    return implementation_->port();
}
void Server::run() {
    implementation_->run();
}
void Server::stop_on_signals() {
    implementation_->stop_on_signals();
}
void Server::stop() {
    implementation_->stop();
}

} // namespace messenger
