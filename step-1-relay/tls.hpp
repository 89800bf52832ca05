// What HTTPS needs of a server: a certificate, and the key that belongs to it. OpenSSL stays behind
// this header and tls_session.hpp.

#pragma once

#include <memory>
#include <optional>
#include <string>

namespace messenger {

class TlsSession;

/// Outlives the server that uses it.
class Tls {
  public:
    /// Reads two PEM files: the certificate, followed by those that vouch for it where there are
    /// such, and the private key. Throws std::runtime_error with a sentence when one cannot be read
    /// or the two do not belong together.
    Tls(const std::string& certificate, const std::string& key);
    ~Tls();

    /// What clients will complain about, as a sentence: a certificate that is not valid today.
    std::optional<std::string> warning() const;

    /// The server's side of one connection, TLS 1.2 or 1.3. `socket` does not block, and stays the
    /// caller's to close.
    std::unique_ptr<TlsSession> accept(int socket) const;

  private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger
