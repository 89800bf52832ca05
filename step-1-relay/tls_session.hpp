// TLS on one connection, from the server's side: bytes are opened as they come from the socket, and
// sealed into records that wait here until the socket takes them. Nothing here waits.

#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <memory>
#include <openssl/types.h>
#include <span>
#include <string_view>

namespace messenger {

/// Lives no longer than the socket. Errors are Asio's: would_block when the socket has nothing to
/// read, eof, and connection_aborted for whatever breaks the rules of TLS.
class TlsSession {
  public:
    TlsSession(SSL_CTX* context, int socket);
    ~TlsSession();

    /// As far as the handshake goes now; would_block until the client has said more. `sealed()`
    /// then has to be sent. `error` is wrong_protocol_type when the client speaks plain HTTP.
    void shake_hands(boost::system::error_code& error);

    /// What has come, opened, as far as it fits into `buffer`; returns its size.
    std::size_t read(boost::asio::mutable_buffer buffer, boost::system::error_code& error);

    /// Seals the beginning of `buffers`, one record of at most 16 KiB, and returns its size.
    std::size_t seal(std::span<const boost::asio::const_buffer> buffers);

    /// Seals the end: nothing more comes from this side (RFC 8446 section 6.1).
    void seal_the_end();

    /// What waits for the socket.
    std::string_view sealed() const;

    /// The socket has taken the first `bytes` of it.
    void sent(std::size_t bytes);

  private:
    boost::system::error_code error_of(int result) const;

    std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
    BIO* outgoing_; // belongs to ssl_
    std::size_t sent_ = 0;
};

} // namespace messenger
