// Which pages may talk to this server. A browser sends a user's cookies along with what any page
// asks for, so the server has to know its own pages from others. The header Origin names the page
// that asks, and Host the name under which it found the server. A stranger's name that was made to
// point at this machine (DNS rebinding) stands in Host.

#pragma once

#include "http.hpp"

#include <string>
#include <vector>

namespace messenger {

class Origins {
  public:
    /// `address` is where the server listens. `origins` are those that it has besides, such as
    /// "https://chat.example.org". The public address of a cloud workspace is known by itself.
    Origins(std::string address, std::vector<std::string> origins)
        : address_(std::move(address)), origins_(std::move(origins)) {}

    /// Whether Host names this server, and Origin, where there is one, a page of its own. No Origin
    /// means no browser, and nobody's cookies but the caller's own.
    bool allow(const Request& request) const;

  private:
    bool is_own(std::string_view authority, std::uint16_t port) const;

    std::string address_;
    std::vector<std::string> origins_;
};

/// Whether the browser speaks HTTPS: with this server, or with a proxy in front of it.
bool came_over_https(const Request& request);

} // namespace messenger
