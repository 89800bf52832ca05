// Which pages may talk to this server. A browser sends a user's cookies along with the requests of
// any page, so the server has to tell its own pages from others. The header Origin names the page
// that sends the request; Host is the name under which the browser found the server. If somebody
// else's name was made to point at this machine (DNS rebinding), Host holds that name.

#pragma once

#include "server/http.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace messenger {

class OriginCheck {
  public:
    /// `address` is where the server listens. `origins` are its further origins, such as
    /// "https://chat.example.org". The public address of a cloud workspace is recognized without
    /// being named.
    OriginCheck(std::string address, std::vector<std::string> origins)
        : address_(std::move(address)), origins_(std::move(origins)) {}

    /// Whether Host names this server, and Origin, if present, is one of its own pages: the origin
    /// that Host stands for, or one of the further origins. A request without Origin is allowed:
    /// browsers add Origin to every WebSocket handshake and every request that changes something,
    /// and no other site's page can read the answers to the rest.
    bool allow(const Request& request) const;

  private:
    std::vector<std::string> further_origins(std::uint16_t port) const;
    bool is_own_name(std::string_view host, std::uint16_t port) const;

    std::string address_;
    std::vector<std::string> origins_;
};

/// Whether the browser speaks HTTPS, either with this server or with a proxy in front of it.
bool came_over_https(const Request& request);

} // namespace messenger
