// How many connections are open, in total and from each address, and whether there is room for
// another one.

#pragma once

#include <boost/asio/ip/address.hpp>

#include <cstddef>
#include <map>
#include <string>

namespace messenger {

class OpenConnections {
  public:
    OpenConnections(std::size_t most, std::size_t most_per_address)
        : most_(most), most_per_address_(most_per_address) {}

    enum class Room {
        to_stay,    // it is within the limits
        to_be_told, // it is one too many: a response that says so, and no more
        none,       // not even that
    };

    /// A connection from `address`, counted from construction to destruction. `all` must outlive
    /// it.
    class Counted {
      public:
        Counted(OpenConnections& all, const boost::asio::ip::address& address);
        ~Counted();
        Counted(const Counted&) = delete;
        Counted& operator=(const Counted&) = delete;

        Room room() const noexcept { return room_; }

      private:
        OpenConnections& all_;
        std::string network_;
        Room room_;
    };

  private:
    std::size_t most_;
    std::size_t most_per_address_;
    std::size_t staying_ = 0;
    std::size_t being_told_ = 0;
    std::map<std::string, std::size_t> staying_by_network_;
};

/// How many of `most` connections the limit on open files allows, beside the server's other files.
/// Raises that limit first, as far as the process may.
std::size_t connections_allowed(std::size_t most);

} // namespace messenger
