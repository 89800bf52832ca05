#include "peers.hpp"

#include "people.hpp"
#include "vectors.hpp"

namespace messenger {

Peer new_party(std::string_view address) {
    return {std::string(address), {random_array<PublicKey>(), random_array<PublicKey>()}};
}

Peer published_party(std::string_view address) {
    for (const auto& identity : cases("secure_messenger", "identities"))
        if (text_in(identity, "address") == address)
            return {std::string(address), public_keys_in(identity)};
    throw BadValue("There is no identity of " + std::string(address) + ".");
}

} // namespace messenger
