#include "oracle_numbers.hpp"

#include "json_values.hpp"
#include "oracle.hpp"

namespace messenger::oracle {
namespace {

using boost::json::object;

object peer(std::string_view address, const PublicKeys& keys) {
    return {{"address", address},
            {"encryption_key", to_hex(keys.encryption_key)},
            {"signing_key", to_hex(keys.signing_key)}};
}

} // namespace

std::string safety_digits(std::string_view address, const PublicKeys& keys) {
    auto question = peer(address, keys);
    question["do"] = "safety_digits";
    return text_in(ask(question), "digits");
}

std::string safety_number(const Peer& one, const Peer& other) {
    return text_in(
        ask({{"do", "safety_number"},
             {"parties", {peer(one.address, one.keys), peer(other.address, other.keys)}}}),
        "digits");
}

} // namespace messenger::oracle
