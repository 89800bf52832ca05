// Step 6.

#include "multi_user.hpp"

#include "asked.hpp"
#include "questions.hpp"

namespace oracle {
namespace {

using namespace messenger;
using boost::json::object;

Peer party_in(const object& question) {
    return {text_in(question, "address"),
            {array_in<PublicKey>(question, "encryption_key"),
             array_in<PublicKey>(question, "signing_key")}};
}

object safety_digits(const object& question) {
    const auto [address, keys] = party_in(question);
    return {{"digits", messenger::safety_digits(address, keys)}};
}

object safety_number(const object& question) {
    const auto* peers = question.if_contains("parties");
    if (peers == nullptr || !peers->is_array() || peers->get_array().size() != 2)
        throw BadValue("parties is not a list of two.");
    const auto& list = peers->get_array();
    if (!list[0].is_object() || !list[1].is_object())
        throw BadValue("A party is an object.");
    const auto one = party_in(list[0].get_object());
    const auto other = party_in(list[1].get_object());
    return {{"digits", messenger::safety_number(one, other)}};
}

} // namespace

Questions about_multi_user() {
    return {{"safety_digits", safety_digits}, {"safety_number", safety_number}};
}

} // namespace oracle
