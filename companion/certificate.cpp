// ./workshop certificate: makes a certificate for HTTPS in the network of a classroom. It is signed
// with its own key: nobody vouches for it but the person who hands it out.

#include "commands.hpp"
#include "files.hpp"
#include "lock.hpp"
#include "networks.hpp"
#include "process.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <algorithm>
#include <stdexcept>

namespace companion {
namespace {

// In the current folder, where their names are easy to type, and where Git ignores them.
const fs::path certificate_file = "certificate.pem", key_file = "key.pem";

constexpr auto days = "30";
constexpr auto port = "8080"; // of ./workshop run

/// The rest of what OpenSSL needs to know. The certificate identifies servers, and cannot sign
/// other certificates: somebody who steals the key cannot make more that are trusted.
constexpr auto configuration = "[req]\n"
                               "distinguished_name = subject\n"
                               "x509_extensions = extensions\n"
                               "prompt = no\n"
                               "[subject]\n"
                               "CN = secure messenger workshop\n"
                               "[extensions]\n"
                               "basicConstraints = critical, CA:FALSE\n"
                               "keyUsage = critical, digitalSignature\n"
                               "extendedKeyUsage = serverAuth\n"
                               "subjectAltName = ";

void expect_name(const std::string& name) {
    constexpr auto letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    const bool good = !name.empty() && name.find_first_not_of(letters) == name.npos;
    if (!good && !is_ip_address(name))
        throw std::runtime_error(name + " is neither a host name nor an IP address. A name "
                                        "looks like messenger.local, without https:// and port.");
}

void expect_none(const fs::path& file) {
    if (fs::exists(fs::symlink_status(file)))
        throw std::runtime_error("There is a " + file.string() +
                                 " here already. Move it away first if you want another.");
}

std::string alternative_names(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text +=
            (text.empty() ? "" : ",") + std::string(is_ip_address(name) ? "IP:" : "DNS:") + name;
    return text;
}

void expect_done(const Ended& ended) {
    if (ended.status == 127)
        throw std::runtime_error(
            "The program openssl is missing; `./workshop doctor` says what to do.");
    if (!ended.ok())
        throw std::runtime_error("openssl could not make the certificate. It says:\n\n" +
                                 ended.output);
}

void make(const Project& project, const std::vector<std::string>& names) {
    const auto file = project.memory() / "certificate.cnf";
    replace_file(file, configuration + alternative_names(names) + "\n");
    make_private_file(key_file); // OpenSSL writes into it, and leaves its permissions
    try {
        expect_done(run({{"openssl", "req", "-x509", "-config", file.string(), "-newkey", "ec",
                          "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-sha256", "-days",
                          days, "-keyout", key_file.string(), "-out", certificate_file.string()}}));
    } catch (...) {
        fs::remove(key_file);
        fs::remove(certificate_file);
        throw;
    }
}

/// The SHA-256 fingerprint, as browsers show it: "AB:CD:…"
std::string fingerprint() {
    const auto ended = run({{"openssl", "x509", "-in", certificate_file.string(), "-noout",
                             "-fingerprint", "-sha256"}});
    expect_done(ended);
    return std::string(lines_of(ended.output.substr(ended.output.find('=') + 1)).front());
}

std::string url_of(const std::string& name) {
    const bool is_ipv6 = name.find(':') != name.npos;
    return "https://" + (is_ipv6 ? "[" + name + "]" : name) + ":" + port;
}

void say_how(const Project& project, const std::vector<std::string>& names,
             const std::vector<std::string>& others) {
    const auto certificate = certificate_file.string(), key = key_file.string();
    const auto step = std::to_string(project.steps.back().number);
    auto start = "./workshop run " + step + " --certificate " + certificate + " --key " + key +
                 " --address 0.0.0.0";
    for (const auto& name : names)
        if (!is_ip_address(name) && name != "localhost")
            start += " --origin " + url_of(name);
    say(bold(certificate) + " is valid for " + days +
        " days. Give it to everybody who uses the terminal.\n" + bold(key) +
        " is its private key. Give it to nobody.\n\nStart the messenger with them:\n\n  " + start +
        "\n\nIn a browser, open one of these, whichever reaches this machine:\n\n");
    for (const auto& name : others)
        say("  " + url_of(name) + "\n");
    say("\nThe browser warns, since nobody else vouches for this certificate. Go on only if it\n"
        "shows this SHA-256 fingerprint:\n\n" +
        wrapped(fingerprint(), 2) + "\nIn a terminal:\n\n  ./workshop chat " +
        url_of(others.front()) + " --certificate " + certificate + "\n");
}

} // namespace

int certificate(const Project& project, const std::vector<std::string>& more) {
    std::ranges::for_each(more, expect_name);
    const Lock lock(project.memory() / "certificate.lock", "making a certificate");
    expect_none(key_file);
    expect_none(certificate_file);
    std::vector<std::string> names{"localhost", "127.0.0.1", "::1"};
    const auto add = [&](const std::string& name) {
        if (std::ranges::find(names, name) == names.end())
            names.push_back(name);
    };
    std::ranges::for_each(more, add);
    std::ranges::for_each(addresses_in_networks(), add);
    make(project, names);
    const std::vector<std::string> others(names.begin() + 3, names.end());
    say_how(project, names, others.empty() ? std::vector<std::string>{"localhost"} : others);
    return 0;
}

} // namespace companion
