// Step 4.

#include "encrypting.hpp"

#include "asked.hpp"
#include "questions.hpp"

namespace oracle {
namespace {

using namespace messenger;
using boost::json::object;

object encapsulate(const object& question) {
    const auto result = messenger::encapsulate(array_in<PublicKey>(question, "to"),
                                               array_in<PrivateKey>(question, "ephemeral"));
    if (!result)
        return {};
    return {{"enc", to_hex(result->enc)}, {"shared_secret", to_hex(result->shared_secret)}};
}

object key_schedule(const object& question) {
    const auto [key, base_nonce] = messenger::key_schedule(
        array_in<Secret<32>>(question, "shared_secret"), bytes_in(question, "info"));
    return {{"key", to_hex(key)}, {"base_nonce", to_hex(base_nonce)}};
}

object wrap(const object& question) {
    const auto slot = messenger::wrap(
        array_in<ContentKey>(question, "content_key"), array_in<PublicKey>(question, "to"),
        array_in<PrivateKey>(question, "ephemeral"), bytes_in(question, "header"));
    if (!slot)
        return {};
    return {{"enc", to_hex(slot->enc)}, {"wrapped", to_hex(slot->wrapped)}};
}

object header(const object& question) {
    return {{"header", to_hex(envelope_header(array_in<MessageId>(question, "id"),
                                              arrays_in<PublicKey>(question, "to")))}};
}

object sign(const object& question) {
    const auto header = bytes_in(question, "header");
    const auto plaintext = plaintext_in(question);
    return {{"signed", to_hex(signed_part(header, plaintext))},
            {"signature", to_hex(messenger::sign(identity_in(question), header, plaintext))}};
}

object seal_content(const object& question) {
    const auto ciphertext =
        messenger::seal_content(array_in<ContentKey>(question, "content_key"),
                                array_in<Nonce>(question, "nonce"), bytes_in(question, "header"),
                                plaintext_in(question), array_in<Signature>(question, "signature"));
    return {{"ciphertext", to_hex(ciphertext)}};
}

object slots(const object& question) {
    boost::json::array to;
    for (const auto& key : recipient_keys(arrays_in<PublicKey>(question, "others"),
                                          array_in<PublicKey>(question, "own")))
        to.push_back(boost::json::string(to_hex(key)));
    return {{"to", to}};
}

Randomness fresh_in(const object& question) {
    return {array_in<MessageId>(question, "id"), array_in<ContentKey>(question, "content_key"),
            array_in<Nonce>(question, "nonce"), arrays_in<PrivateKey>(question, "ephemeral")};
}

object seal(const object& question) {
    const auto to = arrays_in<PublicKey>(question, "to");
    const auto randomness =
        question.contains("id") ? fresh_in(question) : draw_randomness(to.size());
    if (to.empty() || to.size() > most_recipients || randomness.ephemeral.size() != to.size())
        throw BadValue("An envelope has 1 to 1,000 recipients, and an ephemeral key for each.");
    return {{"envelope", to_hex(messenger::seal(plaintext_in(question), identity_in(question), to,
                                                randomness))}};
}

} // namespace

Questions about_encrypting() {
    return {{"encapsulate", encapsulate},
            {"key_schedule", key_schedule},
            {"wrap", wrap},
            {"header", header},
            {"sign", sign},
            {"seal_content", seal_content},
            {"slots", slots},
            {"seal", seal}};
}

} // namespace oracle
