#include "common/envelope.hpp"

#include "common/byte_reader.hpp"
#include "common/byte_writer.hpp"

#include <algorithm>

namespace messenger {
namespace {

constexpr std::string_view header_label = "secure-messenger/1 envelope";

bool is_ascending(const std::vector<Slot>& slots) {
    return std::ranges::adjacent_find(slots, std::ranges::greater_equal{}, &Slot::to) ==
           slots.end();
}

bool is_ciphertext_size(std::size_t size) {
    if (size < aead_tag_size || (size - aead_tag_size) % payload_block != 0)
        return false;
    const auto blocks = (size - aead_tag_size) / payload_block;
    return blocks >= 1 && blocks <= most_payload_blocks;
}

/// Throws Malformed.
Envelope read_envelope(ByteReader reader) {
    Envelope envelope;
    envelope.id = reader.array<MessageId>();
    const std::size_t count = reader.u16();
    if (count == 0 || count > most_recipients)
        throw Malformed("An envelope has 1 to 1,000 recipients.");
    for (std::size_t i = 0; i != count; ++i) {
        auto& slot = envelope.slots.emplace_back();
        slot.to = reader.array<PublicKey>();
        slot.enc = reader.array<PublicKey>();
        slot.wrapped = reader.array<decltype(slot.wrapped)>();
    }
    envelope.nonce = reader.array<Nonce>();
    const auto ciphertext = reader.rest();
    if (!is_ascending(envelope.slots) || !is_ciphertext_size(ciphertext.size()))
        throw Malformed("An envelope has its recipients in order, and whole blocks.");
    envelope.ciphertext.assign(ciphertext.begin(), ciphertext.end());
    return envelope;
}

} // namespace

Bytes envelope_header(const MessageId& id, std::span<const PublicKey> recipients) {
    ByteWriter writer;
    writer.field(header_label).field(id);
    for (const auto& to : recipients)
        writer.field(to);
    return writer.bytes();
}

Bytes envelope_header(const Envelope& envelope) {
    std::vector<PublicKey> recipients;
    for (const auto& slot : envelope.slots)
        recipients.push_back(slot.to);
    return envelope_header(envelope.id, recipients);
}

Bytes to_bytes(const Envelope& envelope) {
    ByteWriter writer;
    writer.u8(envelope_version).raw(envelope.id);
    writer.u16(static_cast<std::uint16_t>(envelope.slots.size()));
    for (const auto& slot : envelope.slots)
        writer.raw(slot.to).raw(slot.enc).raw(slot.wrapped);
    return writer.raw(envelope.nonce).raw(envelope.ciphertext).bytes();
}

ParsedEnvelope parse_envelope(std::span<const std::uint8_t> bytes) {
    if (bytes.empty())
        return {Shape::damaged};
    if (bytes[0] != envelope_version)
        return {Shape::unsupported_version};
    try {
        return {Shape::right, read_envelope(ByteReader(bytes.subspan(1)))};
    } catch (const Malformed&) {
        return {Shape::damaged};
    }
}

} // namespace messenger
