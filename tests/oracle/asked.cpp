#include "asked.hpp"

namespace oracle {

using namespace messenger;
using boost::json::object;

Identity identity_in(const object& question) {
    return {array_in<PrivateKey>(question, "encryption_private_key"),
            array_in<PrivateKey>(question, "signing_seed")};
}

Plaintext plaintext_in(const object& question) {
    return {text_in(question, "from"), number_in(question, "sent_at"), text_in(question, "text")};
}

object plaintext_members(const Plaintext& plaintext) {
    return {{"from", plaintext.from}, {"sent_at", plaintext.sent_at}, {"text", plaintext.text}};
}

} // namespace oracle
