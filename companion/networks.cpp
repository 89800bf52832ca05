#include "networks.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace companion {
std::vector<std::string> addresses_in_networks() {
    std::vector<std::string> texts;
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) != 0)
        return texts;
    for (const auto* each = all; each; each = each->ifa_next) {
        const bool reachable = (each->ifa_flags & IFF_UP) && !(each->ifa_flags & IFF_LOOPBACK);
        if (!reachable || !each->ifa_addr || each->ifa_addr->sa_family != AF_INET)
            continue;
        char text[INET_ADDRSTRLEN];
        const auto& four = reinterpret_cast<const sockaddr_in&>(*each->ifa_addr);
        texts.push_back(::inet_ntop(AF_INET, &four.sin_addr, text, sizeof text));
    }
    ::freeifaddrs(all);
    return texts;
}

bool is_ip_address(const std::string& text) {
    in6_addr room;
    return ::inet_pton(AF_INET, text.c_str(), &room) == 1 ||
           ::inet_pton(AF_INET6, text.c_str(), &room) == 1;
}

} // namespace companion
