// The server's side of TLS on one connection. It decrypts bytes as they arrive from the socket, and
// encrypts outgoing bytes into records, which it buffers until the socket accepts them. Nothing
// here blocks.

#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <memory>
#include <openssl/types.h>
#include <span>
#include <string_view>

namespace messenger {

/// The socket must outlive it. Errors are Asio's: would_block if the socket has nothing to read,
/// eof, and connection_aborted for anything that breaks the rules of TLS.
class TlsSession {
  public:
    TlsSession(SSL_CTX* context, int socket);
    ~TlsSession();

    /// Continues the handshake as far as possible now. Afterwards, sealed() has to be sent. `error`
    /// is would_block until the client has sent more, and wrong_protocol_type if it speaks plain
    /// HTTP.
    void shake_hands(boost::system::error_code& error);

    /// Decrypts what has arrived, as much as fits into `buffer`. Returns how many bytes that is.
    std::size_t read(boost::asio::mutable_buffer buffer, boost::system::error_code& error);

    /// Encrypts the beginning of `buffers` as one record of at most 16 KiB. Returns how many bytes
    /// it took.
    std::size_t seal(std::span<const boost::asio::const_buffer> buffers);

    /// Adds a close_notify alert: this side sends nothing more (RFC 8446 section 6.1).
    void seal_the_end();

    /// The records that the socket has not accepted yet.
    std::string_view sealed() const;

    /// Removes the first `bytes` bytes of sealed(): the socket has accepted them.
    void sent(std::size_t bytes);

  private:
    boost::system::error_code error_of(int result) const;

    std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
    BIO* outgoing_; // owned by ssl_
    std::size_t sent_ = 0;
};

} // namespace messenger
