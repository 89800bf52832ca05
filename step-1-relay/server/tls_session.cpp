#include "server/tls_session.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/errc.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace messenger {
namespace net = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t largest_record = 16'384; // bytes of content, RFC 8446 section 5.1

} // namespace

TlsSession::TlsSession(SSL_CTX* context, int socket)
    : ssl_(SSL_new(context), SSL_free), outgoing_(BIO_new(BIO_s_mem())) {
    BIO* incoming = BIO_new_socket(socket, BIO_NOCLOSE);
    if (!ssl_ || !outgoing_ || !incoming) {
        BIO_free(outgoing_);
        BIO_free(incoming);
        throw std::bad_alloc();
    }
    SSL_set_bio(ssl_.get(), incoming, outgoing_); // ssl_ owns both from now on
    SSL_set_accept_state(ssl_.get());
}

TlsSession::~TlsSession() = default;

error_code TlsSession::error_of(int result) const {
    switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_NONE:
        return {};
    case SSL_ERROR_WANT_READ:
        return net::error::would_block;
    case SSL_ERROR_ZERO_RETURN:
        return net::error::eof;
    case SSL_ERROR_SSL:
        if (ERR_GET_REASON(ERR_peek_last_error()) == SSL_R_HTTP_REQUEST)
            return make_error_code(boost::system::errc::wrong_protocol_type);
        [[fallthrough]];
    default:
        return net::error::connection_aborted;
    }
}

void TlsSession::shake_hands(error_code& error) {
    ERR_clear_error(); // SSL_get_error() would also see errors left by others
    error = error_of(SSL_do_handshake(ssl_.get()));
}

std::size_t TlsSession::read(net::mutable_buffer buffer, error_code& error) {
    std::size_t size = 0;
    ERR_clear_error();
    error = error_of(SSL_read_ex(ssl_.get(), buffer.data(), buffer.size(), &size));
    return size;
}

std::size_t TlsSession::seal(std::span<const net::const_buffer> buffers) {
    std::array<char, largest_record> content;
    std::size_t size = 0;
    for (const auto& buffer : buffers)
        size += net::buffer_copy(net::buffer(content) + size, buffer);
    std::size_t sealed = 0;
    ERR_clear_error();
    if (size != 0)
        SSL_write_ex(ssl_.get(), content.data(), size, &sealed);
    return sealed;
}

void TlsSession::seal_the_end() {
    ERR_clear_error();
    SSL_shutdown(ssl_.get());
}

std::string_view TlsSession::sealed() const {
    char* begin = nullptr;
    const auto size = BIO_get_mem_data(outgoing_, &begin);
    return std::string_view(begin, static_cast<std::size_t>(size)).substr(sent_);
}

void TlsSession::sent(std::size_t bytes) {
    sent_ += bytes;
    if (!sealed().empty())
        return;
    (void)BIO_reset(outgoing_);
    sent_ = 0;
}

} // namespace messenger
