// A TCP connection over which a test can send any bytes.

#pragma once

#include <arpa/inet.h>
#include <cstdint>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

class RawConnection {
  public:
    explicit RawConnection(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
    }
    ~RawConnection() { close(socket_); }
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;

    /// Returns false when the server takes no more: it has closed the connection.
    bool write(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false; // the server has closed the connection, as read_to_the_end() will
                              // show
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// The server then reads the end of what this connection sends.
    void stop_writing() { shutdown(socket_, SHUT_WR); }

    /// Returns all the bytes that come until the server ends the connection.
    std::string read_to_the_end() {
        std::string all;
        char bytes[4096];
        for (ssize_t size; (size = recv(socket_, bytes, sizeof bytes, 0)) > 0;)
            all.append(bytes, static_cast<std::size_t>(size));
        return all;
    }

  private:
    int socket_;
};
