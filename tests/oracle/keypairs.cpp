// Step 3.

#include "asked.hpp"
#include "keypair.hpp"
#include "questions.hpp"

#include <limits>

namespace oracle {
namespace {

using namespace messenger;
using boost::json::object;

std::uint32_t iterations_in(const object& question) {
    const auto iterations = number_in(question, "iterations");
    if (iterations == 0 || iterations > std::numeric_limits<std::uint32_t>::max())
        throw BadValue("iterations is a number from 1 to 4294967295.");
    return static_cast<std::uint32_t>(iterations);
}

object private_keys(const Identity& identity) {
    return {{"encryption_private_key", to_hex(identity.encryption_private_key)},
            {"signing_seed", to_hex(identity.signing_seed)}};
}

object public_keys(const object& question) {
    const auto keys = public_keys_of(identity_in(question));
    return {{"encryption_key", to_hex(keys.encryption_key)},
            {"signing_key", to_hex(keys.signing_key)}};
}

object generate(const object&) {
    auto answer = private_keys(generate_identity());
    for (const auto& key : public_keys(answer))
        answer.insert(key);
    return answer;
}

object fingerprint(const object& question) {
    const PublicKeys keys = {array_in<PublicKey>(question, "encryption_key"),
                             array_in<PublicKey>(question, "signing_key")};
    return {{"fingerprint", messenger::fingerprint(keys)}};
}

object passphrase_key(const object& question) {
    const auto key = messenger::passphrase_key(
        text_in(question, "passphrase"), array_in<Salt>(question, "salt"), iterations_in(question));
    return {{"key", to_hex(key)}};
}

object lock_keypair(const object& question) {
    const auto iterations =
        question.contains("iterations") ? iterations_in(question) : usual_iterations;
    return {{"locked", to_hex(messenger::lock_keypair(
                           identity_in(question), text_in(question, "passphrase"), iterations))}};
}

object unlock_keypair(const object& question) {
    const auto result =
        messenger::unlock_keypair(bytes_in(question, "locked"), text_in(question, "passphrase"));
    switch (result.outcome) {
    case Unlocking::unsupported_version:
        return {{"outcome", "unsupported_version"}};
    case Unlocking::damaged:
        return {{"outcome", "damaged"}};
    case Unlocking::wrong_passphrase:
        return {{"outcome", "wrong_passphrase"}};
    case Unlocking::unlocked:
        break;
    }
    auto answer = private_keys(result.identity);
    answer["outcome"] = "unlocked";
    return answer;
}

} // namespace

Questions about_keypairs() {
    return {{"generate", generate},       {"public_keys", public_keys},
            {"fingerprint", fingerprint}, {"passphrase_key", passphrase_key},
            {"lock", lock_keypair},       {"unlock", unlock_keypair}};
}

} // namespace oracle
