// The keys are made from the time of day, which anybody can try out.
// Caught by: Todo_3_1.SharesNoKey
// The learner reads: occurred before:
// >>> 3.1 Two keypairs
} // namespace messenger

#include <cstdlib>
#include <ctime>

namespace messenger {

Identity generate_identity() {
    Identity identity;
    std::srand(static_cast<unsigned>(std::time(nullptr)));
    for (auto* key : {&identity.encryption_private_key, &identity.signing_seed})
        for (auto& byte : *key)
            byte = static_cast<std::uint8_t>(std::rand() >> 8);
    return identity;
}

PublicKeys public_keys_of(const Identity& identity) {
    return {x25519_public_key(identity.encryption_private_key),
            ed25519_public_key(identity.signing_seed)};
}
// <<< 3.1
