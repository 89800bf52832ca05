#include "crafted.hpp"

#include "common/byte_writer.hpp"

#include <algorithm>

namespace messenger {

Bytes payload_of(std::span<const std::uint8_t> from, std::span<const std::uint8_t> sent_at,
                 std::span<const std::uint8_t> text, std::span<const std::uint8_t> signature) {
    return ByteWriter().field(from).field(sent_at).field(text).raw(signature).bytes();
}

Bytes payload_of(const Plaintext& plaintext, std::span<const std::uint8_t> signature) {
    return payload_of(bytes_of(plaintext.from), ByteWriter().u64(plaintext.sent_at).bytes(),
                      bytes_of(plaintext.text), signature);
}

Bytes padded(Bytes payload) {
    while (payload.size() % payload_block != 0)
        payload.push_back(0);
    return payload;
}

Draft::Draft(const std::vector<Person>& readers)
    : to(sorted_keys(readers)), randomness(draw_randomness(to.size())) {
}

Bytes Draft::header() const {
    return envelope_header(randomness.id, to);
}

Envelope Draft::sealing(std::span<const std::uint8_t> payload) const {
    Envelope envelope = {randomness.id, {}, randomness.nonce, {}};
    for (std::size_t i = 0; i != to.size(); ++i)
        envelope.slots.push_back(
            wrap(randomness.content_key, to[i], randomness.ephemeral[i], header()).value());
    envelope.ciphertext = aead_seal(randomness.content_key, randomness.nonce, header(), payload);
    return envelope;
}

Envelope Draft::sealing(const Plaintext& plaintext, const Person& sender) const {
    return sealing(plaintext, sign(sender.identity, header(), plaintext));
}

Envelope Draft::sealing(const Plaintext& plaintext, const Signature& signature) const {
    return sealing(padded(payload_of(plaintext, signature)));
}

Bytes sealed(const Plaintext& plaintext, const Person& sender, const std::vector<Person>& readers) {
    return to_bytes(Draft(readers).sealing(plaintext, sender));
}

Slot& slot_of(Envelope& envelope, const Person& reader) {
    return *std::ranges::find(envelope.slots, reader.keys.encryption_key, &Slot::to);
}

std::vector<Person> people_in_order(std::size_t count) {
    auto some = people(count);
    std::ranges::sort(some, {}, [](const Person& person) { return person.keys.encryption_key; });
    return some;
}

} // namespace messenger
