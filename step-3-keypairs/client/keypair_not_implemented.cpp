#include "client/keypair_not_implemented.hpp"

#include "client/errors.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/x25519.hpp"
#include "keypair.hpp"

namespace messenger::client {
namespace {

constexpr auto some_passphrase = "some passphrase";

std::string not_yet(const std::string& what, const std::string& todo) {
    return "Your keypair.cpp " + what + " yet: that is TODO " + todo + ".";
}

} // namespace

void require_locking() {
    const auto identity = generate_identity();
    const auto keys = public_keys_of(identity);
    if (is_refused_encryption_key(keys.encryption_key) || is_refused_signing_key(keys.signing_key))
        throw FatalError(not_yet("does not make keys", "3.1"));
    if (passphrase_key(some_passphrase, Salt{}, 1) == AeadKey())
        throw FatalError(not_yet("does not make a key from a passphrase", "3.3"));
    if (lock_keypair(identity, some_passphrase, fewest_iterations).size() != locked_keypair_size)
        throw FatalError(not_yet("does not lock a keypair", "3.4"));
}

void require_unlocking() {
    const auto locked = lock_keypair(generate_identity(), some_passphrase, fewest_iterations);
    if (unlock_keypair(locked, some_passphrase).outcome != Unlocking::unlocked)
        throw FatalError(not_yet("does not unlock a keypair", "3.5"));
}

std::string or_not_implemented(std::string fingerprint) {
    return fingerprint.empty() ? not_yet("does not make a fingerprint", "3.2") : fingerprint;
}

} // namespace messenger::client
