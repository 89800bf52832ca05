// ./workshop doctor: shows whether this machine has what the workshop needs, and what to do if not.

#include "commands.hpp"
#include "descriptor.hpp"
#include "process.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <algorithm>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>

namespace companion {
namespace {

struct Finding {
    bool good;
    std::string what;
    std::string advice; // if it is not good
};

std::string first_line(const std::vector<std::string>& command) {
    const auto ended = run({command});
    const auto lines = lines_of(ended.output);
    return ended.ok() && !lines.empty() ? std::string(lines.front()) : "";
}

std::string compiler() {
    const char* chosen = std::getenv("CXX");
    return chosen && *chosen ? chosen : "c++";
}

Finding check_compiler() {
    const auto version = first_line({compiler(), "--version"});
    const int major = std::atoi(first_line({compiler(), "-dumpversion"}).c_str());
    const int needed = version.find("clang") != version.npos ? 15 : 12;
    return {major >= needed, "compiler: " + (version.empty() ? "none" : version),
            "Install g++ 12 or clang 15, or newer, or set the variable CXX to such a compiler."};
}

Finding check_program(const std::string& name, const std::vector<std::string>& command,
                      const std::string& advice) {
    const auto version = first_line(command);
    return {!version.empty(), name + ": " + (version.empty() ? "none" : version), advice};
}

/// The value of the macro `name` after `header` is included; empty if there is no such header.
std::string macro(const std::string& header, const std::string& name) {
    const auto ended = run(
        {{compiler(), "-std=c++20", "-dM", "-E", "-x", "c++", "-include", header, "/dev/null"}});
    for (const auto line : lines_of(ended.output))
        if (ended.ok() && line.starts_with("#define " + name + " "))
            return std::string(line.substr(name.size() + 9));
    return "";
}

Finding check_boost() {
    const int version = std::atoi(macro("boost/version.hpp", "BOOST_VERSION").c_str());
    const auto text = std::to_string(version / 100000) + "." + std::to_string(version / 100 % 1000);
    return {version >= 108100, "Boost: " + (version == 0 ? "none" : text),
            "Install Boost 1.81 or newer; ./workshop does that if it can."};
}

/// Not every header defines its version.
Finding check_header(const std::string& name, const std::string& header,
                     const std::string& version_macro) {
    const bool there =
        run({{compiler(), "-std=c++20", "-E", "-x", "c++", "-include", header, "/dev/null"}}).ok();
    auto version = macro(header, version_macro);
    std::erase(version, '"');
    return {there,
            name + ": " +
                (!there            ? "none"
                 : version.empty() ? "installed"
                                   : version),
            "Install " + name + "; ./workshop does that if it can."};
}

bool port_is_free(int port) {
    const Descriptor listener(::socket(AF_INET, SOCK_STREAM, 0));
    const int yes = 1;
    ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

Finding check_port(int port, const std::string& command) {
    const auto number = std::to_string(port);
    const bool free = port_is_free(port);
    return {free, "port " + number + ": " + (free ? "free" : "in use"),
            "Stop the program that uses it, or choose another: ./workshop " + command + " --port " +
                std::to_string(port + 1) + "."};
}

Finding check_browser() {
    const std::vector<std::string> names = {"google-chrome", "chromium",       "chromium-browser",
                                            "firefox",       "microsoft-edge", "open"};
    for (const auto& name : names)
        if (is_installed(name))
            return {true, "browser: " + (name == "open" ? "the system's" : name), ""};
    return {
        false, "browser: none on this machine",
        "Install Firefox or Chromium. (In a cloud workspace, your own machine's browser will do.)"};
}

Finding check_disk(const Project& project) {
    constexpr double needed = 1; // GB; the build folder takes a third of it
    const auto gigabytes =
        static_cast<double>(std::filesystem::space(project.root).available) / 1e9;
    return {gigabytes >= needed, "disk: " + fixed(gigabytes, 1) + " GB free",
            "Free up " + fixed(needed, 0) + " GB or more."};
}

} // namespace

int doctor(const Project& project) {
    const std::string install = "./workshop installs it if it can.";
    const std::vector<Finding> findings = {
        check_compiler(),
        check_program("CMake", {"cmake", "--version"}, install),
        check_program("Ninja", {"ninja", "--version"}, install),
        check_boost(),
        check_header("CLI11", "CLI/CLI.hpp", "CLI11_VERSION"),
        check_header("GoogleTest", "gtest/gtest.h", ""),
        check_header("OpenSSL", "openssl/opensslv.h", "OPENSSL_VERSION_STR"),
        check_header("SQLite3", "sqlite3.h", ""),
        check_header("SQLiteCpp", "SQLiteCpp/SQLiteCpp.h", ""),
        check_header("Crypto++", "cryptopp/config.h", ""),
        check_header("utf8proc", "utf8proc.h", ""),
        check_program("the sqlite3 shell", {"sqlite3", "--version"}, install),
        check_program("the openssl tool", {"openssl", "version"}, install),
        check_program("curl", {"curl", "--version"}, install),
        check_port(8080, "run"),
        check_port(8888, "demo"),
        check_browser(),
        check_disk(project),
    };
    for (const auto& finding : findings) {
        say((finding.good ? green("✓ ok     ") : red("✗ not ok ")) + " " + finding.what + "\n");
        if (!finding.good)
            say(wrapped(finding.advice, 11));
    }
    const auto bad = std::ranges::count(findings, false, &Finding::good);
    say("\n" + (bad == 0 ? std::string("This machine has everything.\n")
                         : counted(static_cast<std::size_t>(bad), "thing") + " to fix.\n"));
    return bad == 0 ? 0 : 1;
}

} // namespace companion
