#include "server/tls.hpp"

#include "server/tls_session.hpp"

#include <cerrno>
#include <cstring>
#include <new>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdexcept>
#include <unistd.h>

namespace messenger {
namespace {

void expect_readable(const std::string& file) {
    if (::access(file.c_str(), R_OK) != 0)
        throw std::runtime_error("The file " + file + " cannot be read: " + std::strerror(errno) +
                                 ".");
}

std::runtime_error not_a_pair(const std::string& certificate, const std::string& key) {
    return std::runtime_error("The key in " + key + " does not belong to the certificate in " +
                              certificate + ".");
}

/// Supplies no passphrase for a locked private key: the server may have no terminal to ask at.
int no_passphrase(char*, int, int, void*) {
    return 0;
}

} // namespace

struct Tls::Implementation {
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context{SSL_CTX_new(TLS_server_method()),
                                                              SSL_CTX_free};
};

Tls::Tls(const std::string& certificate, const std::string& key)
    : implementation_(std::make_unique<Implementation>()) {
    auto* context = implementation_->context.get();
    if (!context)
        throw std::bad_alloc();
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    // HTTP and WebSocket mark the end of a message themselves, so a missing close_notify does no
    // harm.
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                     SSL_OP_IGNORE_UNEXPECTED_EOF |
                                     SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_default_passwd_cb(context, no_passphrase);

    expect_readable(certificate);
    if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1)
        throw std::runtime_error("There is no certificate in PEM form in " + certificate +
                                 ". `./workshop certificate` makes one.");
    expect_readable(key);
    ERR_clear_error();
    if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1) {
        if (ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH)
            throw not_a_pair(certificate, key);
        throw std::runtime_error("There is no private key in PEM form in " + key +
                                 ", or it is locked with a passphrase.");
    }
    if (SSL_CTX_check_private_key(context) != 1) // a key of another type, such as RSA
        throw not_a_pair(certificate, key);
}

Tls::~Tls() = default;

std::optional<std::string> Tls::warning() const {
    const auto* certificate = SSL_CTX_get0_certificate(implementation_->context.get());
    if (X509_cmp_current_time(X509_get0_notAfter(certificate)) < 0)
        return "The certificate has expired: clients will refuse it. `./workshop certificate` "
               "makes another.";
    if (X509_cmp_current_time(X509_get0_notBefore(certificate)) > 0)
        return "The certificate is not valid yet: clients will refuse it. Is this machine's clock "
               "right?";
    return std::nullopt;
}

std::unique_ptr<TlsSession> Tls::accept(int socket) const {
    return std::make_unique<TlsSession>(implementation_->context.get(), socket);
}

} // namespace messenger
