// A server's certificate and private key, for HTTPS. This header and server/tls_session.hpp hide
// OpenSSL.

#pragma once

#include <memory>
#include <optional>
#include <string>

namespace messenger {

class TlsSession;

/// Must outlive the server that uses it.
class Tls {
  public:
    /// Reads two PEM files: the certificate, followed by intermediate certificates if there are
    /// any, and the private key. Throws std::runtime_error with a sentence if one cannot be read or
    /// the two do not belong together.
    Tls(const std::string& certificate, const std::string& key);
    ~Tls();

    /// A sentence if the certificate is not valid today, so that clients will refuse it; otherwise
    /// nothing.
    std::optional<std::string> warning() const;

    /// The server's side of one connection, TLS 1.2 or 1.3. `socket` must be non-blocking; the
    /// caller still owns it and closes it.
    std::unique_ptr<TlsSession> accept(int socket) const;

  private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger
