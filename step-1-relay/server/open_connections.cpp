#include "server/open_connections.hpp"

#include <algorithm>
#include <sys/resource.h>

namespace messenger {
namespace net = boost::asio;

namespace {

constexpr std::size_t told_at_once = 16;

/// Standard streams, the event loop, the listener, the database, the file of a page that is being
/// read, and the connections that are being told that there is no room.
constexpr std::size_t other_files = 32 + told_at_once;

/// What counts as one address. A network of IPv6 has 2^64 addresses, and anybody has a network.
std::string network_of(const net::ip::address& address) {
    if (!address.is_v6())
        return address.to_string();
    auto v6 = address.to_v6();
    if (v6.is_v4_mapped())
        return net::ip::make_address_v4(net::ip::v4_mapped, v6).to_string();
    auto bytes = v6.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
    return net::ip::address_v6(bytes).to_string();
}

} // namespace

OpenConnections::Counted::Counted(OpenConnections& all, const net::ip::address& address)
    : all_(all), network_(network_of(address)), room_(Room::none) {
    const auto found = all_.staying_by_network_.find(network_);
    const auto from_here = found == all_.staying_by_network_.end() ? 0 : found->second;
    if (all_.staying_ < all_.most_ && from_here < all_.most_per_address_) {
        room_ = Room::to_stay;
        ++all_.staying_;
        ++all_.staying_by_network_[network_];
    } else if (all_.being_told_ < told_at_once) {
        room_ = Room::to_be_told;
        ++all_.being_told_;
    }
}

OpenConnections::Counted::~Counted() {
    if (room_ == Room::to_be_told)
        --all_.being_told_;
    if (room_ != Room::to_stay)
        return;
    --all_.staying_;
    const auto mine = all_.staying_by_network_.find(network_);
    if (--mine->second == 0)
        all_.staying_by_network_.erase(mine);
}

std::size_t connections_allowed(std::size_t most) {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return most;
    const rlim_t wanted = most + other_files;
    if (files.rlim_cur < wanted) {
        files.rlim_cur = std::min(wanted, files.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &files);
        ::getrlimit(RLIMIT_NOFILE, &files);
    }
    if (files.rlim_cur >= wanted)
        return most;
    return files.rlim_cur > other_files ? static_cast<std::size_t>(files.rlim_cur) - other_files
                                        : 1;
}

} // namespace messenger
