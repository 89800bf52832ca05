#include "client/tls_client.hpp"

#include "client/errors.hpp"
#include "common/or_error.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>

#include <openssl/ssl.h>

namespace messenger::client {
namespace net = boost::asio;
namespace ssl = net::ssl;
using boost::system::error_code;

namespace {

ssl::context trusting(const std::string& certificate) {
    ssl::context context(ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    context.set_verify_mode(ssl::verify_peer);
    error_code error;
    context.set_default_verify_paths(error); // without them, nobody is trusted but `certificate`
    if (!certificate.empty())
        context.load_verify_file(certificate, error);
    if (!certificate.empty() && error)
        throw FatalError("There is no certificate in PEM form in " + certificate + ".");
    return context;
}

/// Names `host` to the server, which may have several certificates (RFC 6066 section 3, which has
/// no IP addresses), and accepts only one that is for this host.
void expect(Stream::Tls& tls, const std::string& host) {
    error_code no_address;
    net::ip::make_address(host, no_address);
    if (no_address && SSL_set_tlsext_host_name(tls.native_handle(), host.c_str()) != 1)
        throw FatalError("No server can be called " + host + ".");
    tls.set_verify_callback([is_for_host = ssl::host_name_verification(host)](
                                bool is_trusted, ssl::verify_context& context) {
        const bool is_good = is_for_host(is_trusted, context);
        if (is_trusted && !is_good)
            X509_STORE_CTX_set_error(context.native_handle(), X509_V_ERR_HOSTNAME_MISMATCH);
        return is_good;
    });
}

FatalError not_trusted(const ServerUrl& url, long why) {
    const auto start = "The server at " + url.url() + " cannot be trusted: ";
    switch (why) {
    case X509_V_ERR_HOSTNAME_MISMATCH:
        return FatalError(
            start + "its certificate is not for " + url.host +
            ". Use a name that it is for, or get a certificate that includes this name.");
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return FatalError(start +
                          "its certificate is not valid today. The owner of the server has to "
                          "make a new one, unless this computer's clock is wrong.");
    default:
        return FatalError(start +
                          "its certificate was not issued by anybody that this computer "
                          "trusts. If you expect that, get the certificate from the owner "
                          "of the server, and start again with --certificate and that file.");
    }
}

} // namespace

net::awaitable<Stream> connect_tls(boost::beast::tcp_stream tcp, ServerUrl url) {
    auto context = trusting(url.certificate);
    Stream::Tls tls(std::move(tcp), context); // keeps what it needs of the context
    expect(tls, url.host);
    error_code error;
    co_await tls.async_handshake(ssl::stream_base::client, or_error(error));
    if (const auto why = SSL_get_verify_result(tls.native_handle()); error && why != X509_V_OK)
        throw not_trusted(url, why);
    if (error && error.category() == net::error::get_ssl_category())
        throw FatalError("The server at " + url.url() +
                         " does not speak HTTPS. Is its address http://" + url.authority() + "?");
    if (error)
        throw ConnectionLost("The server at " + url.url() + " does not answer.");
    co_return Stream(std::move(tls));
}

} // namespace messenger::client
