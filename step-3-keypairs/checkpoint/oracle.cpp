#include "oracle.hpp"

#include "json_values.hpp"
#include "oracle_process.hpp"
#include "vectors.hpp"

namespace messenger::oracle {
namespace {

boost::json::object private_keys(const Identity& identity) {
    return {{"encryption_private_key", to_hex(identity.encryption_private_key)},
            {"signing_seed", to_hex(identity.signing_seed)}};
}

boost::json::object with(boost::json::object question, const boost::json::object& more) {
    for (const auto& member : more)
        question.insert(member);
    return question;
}

Unlocking outcome_in(const boost::json::object& answer) {
    const auto outcome = text_in(answer, "outcome");
    if (outcome == "unlocked")
        return Unlocking::unlocked;
    if (outcome == "wrong_passphrase")
        return Unlocking::wrong_passphrase;
    if (outcome == "damaged")
        return Unlocking::damaged;
    return Unlocking::unsupported_version;
}

} // namespace

boost::json::object ask(const boost::json::object& question) {
    static OracleProcess process;
    const auto answer = boost::json::parse(process.ask(boost::json::serialize(question)));
    if (const auto* error = answer.as_object().if_contains("error"))
        throw std::runtime_error("The oracle says: " + std::string(error->as_string()));
    return answer.as_object();
}

Identity generate_identity() {
    return identity_in(ask({{"do", "generate"}}));
}

PublicKeys public_keys_of(const Identity& identity) {
    return public_keys_in(ask(with({{"do", "public_keys"}}, private_keys(identity))));
}

std::string fingerprint(const PublicKeys& keys) {
    return text_in(ask({{"do", "fingerprint"},
                        {"encryption_key", to_hex(keys.encryption_key)},
                        {"signing_key", to_hex(keys.signing_key)}}),
                   "fingerprint");
}

AeadKey passphrase_key(std::string_view passphrase, const Salt& salt, std::uint32_t iterations) {
    return array_in<AeadKey>(ask({{"do", "passphrase_key"},
                                  {"passphrase", passphrase},
                                  {"salt", to_hex(salt)},
                                  {"iterations", iterations}}),
                             "key");
}

Bytes lock_keypair(const Identity& identity, std::string_view passphrase,
                   std::uint32_t iterations) {
    return bytes_in(
        ask(with({{"do", "lock"}, {"passphrase", passphrase}, {"iterations", iterations}},
                 private_keys(identity))),
        "locked");
}

Unlocked unlock_keypair(std::span<const std::uint8_t> locked, std::string_view passphrase) {
    const auto answer =
        ask({{"do", "unlock"}, {"locked", to_hex(locked)}, {"passphrase", passphrase}});
    const auto outcome = outcome_in(answer);
    return outcome == Unlocking::unlocked ? Unlocked{outcome, identity_in(answer)}
                                          : Unlocked{outcome};
}

} // namespace messenger::oracle
