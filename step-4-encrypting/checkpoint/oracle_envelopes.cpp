#include "oracle_envelopes.hpp"

#include "oracle.hpp"

namespace messenger::oracle {
namespace {

using boost::json::object;

void add(object& question, const Identity& me) {
    question["encryption_private_key"] = to_hex(me.encryption_private_key);
    question["signing_seed"] = to_hex(me.signing_seed);
}

template <class Arrays>
boost::json::array list(const Arrays& arrays) {
    boost::json::array list;
    for (const auto& array : arrays)
        list.push_back(boost::json::string(to_hex(array)));
    return list;
}

} // namespace

std::optional<Encapsulation> encapsulate(const PublicKey& to, const PrivateKey& ephemeral) {
    const auto answer =
        ask({{"do", "encapsulate"}, {"to", to_hex(to)}, {"ephemeral", to_hex(ephemeral)}});
    if (!answer.contains("enc"))
        return std::nullopt;
    return Encapsulation{array_in<PublicKey>(answer, "enc"),
                         array_in<Secret<32>>(answer, "shared_secret")};
}

HpkeKey key_schedule(const Secret<32>& shared_secret, std::span<const std::uint8_t> info) {
    const auto answer = ask(
        {{"do", "key_schedule"}, {"shared_secret", to_hex(shared_secret)}, {"info", to_hex(info)}});
    return {array_in<AeadKey>(answer, "key"), array_in<Nonce>(answer, "base_nonce")};
}

std::optional<Slot> wrap(const ContentKey& content_key, const PublicKey& to,
                         const PrivateKey& ephemeral, std::span<const std::uint8_t> header) {
    const auto answer = ask({{"do", "wrap"},
                             {"content_key", to_hex(content_key)},
                             {"to", to_hex(to)},
                             {"ephemeral", to_hex(ephemeral)},
                             {"header", to_hex(header)}});
    if (!answer.contains("enc"))
        return std::nullopt;
    return Slot{to, array_in<PublicKey>(answer, "enc"),
                array_in<decltype(Slot::wrapped)>(answer, "wrapped")};
}

Bytes seal(const Plaintext& plaintext, const Identity& sender, const std::vector<PublicKey>& to,
           const Randomness& randomness) {
    object question = {{"do", "seal"},
                       {"from", plaintext.from},
                       {"sent_at", plaintext.sent_at},
                       {"text", plaintext.text},
                       {"to", list(to)},
                       {"id", to_hex(randomness.id)},
                       {"content_key", to_hex(randomness.content_key)},
                       {"nonce", to_hex(randomness.nonce)},
                       {"ephemeral", list(randomness.ephemeral)}};
    add(question, sender);
    return bytes_in(ask(question), "envelope");
}

std::optional<Secret<32>> decapsulate(const PublicKey& enc, const Identity& me) {
    object question = {{"do", "decapsulate"}, {"enc", to_hex(enc)}};
    add(question, me);
    const auto answer = ask(question);
    if (!answer.contains("shared_secret"))
        return std::nullopt;
    return array_in<Secret<32>>(answer, "shared_secret");
}

std::optional<ContentKey> unwrap(const Slot& slot, const Identity& me,
                                 std::span<const std::uint8_t> header) {
    object question = {{"do", "unwrap"},
                       {"to", to_hex(slot.to)},
                       {"enc", to_hex(slot.enc)},
                       {"wrapped", to_hex(slot.wrapped)},
                       {"header", to_hex(header)}};
    add(question, me);
    const auto answer = ask(question);
    if (!answer.contains("content_key"))
        return std::nullopt;
    return array_in<ContentKey>(answer, "content_key");
}

Opened open(std::span<const std::uint8_t> envelope, const Person& reader, const Person& sender) {
    const object row = {{"row", 1}, {"envelope", to_hex(envelope)}};
    object question = {{"do", "open"}, {"rows", boost::json::array{row}}};
    question["signing_keys"] = object{{sender.address, to_hex(sender.keys.signing_key)}};
    add(question, reader.identity);
    const auto answer = ask(question);
    const auto& opened = answer.at("opened").as_array().at(0).as_object();
    return {text_in(opened, "outcome"),
            {text_in(opened, "from"), number_in(opened, "sent_at"), text_in(opened, "text")}};
}

} // namespace messenger::oracle
