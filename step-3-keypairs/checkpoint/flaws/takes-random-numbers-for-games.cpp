// The keys come from a generator that has few seeds.
// Caught by: Todo_3_1.IsNotFooledByASeed
// The learner reads: different keys the second time happened: both times
// >>> 3.1 Two keypairs
} // namespace messenger

#include <cstdlib>

namespace messenger {

Identity generate_identity() {
    Identity identity;
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
