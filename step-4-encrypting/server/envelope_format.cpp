#include "server/envelope_format.hpp"

#include "common/bytes.hpp"
#include "common/envelope.hpp"

namespace messenger {
namespace {

std::optional<Refusal> refuse_envelope(std::string_view ref, std::string_view content) {
    const auto bytes = from_base64url(content);
    const auto [shape, envelope] = parse_envelope(bytes.value_or(Bytes()));
    if (shape == Shape::unsupported_version)
        return Refusal{"bad_envelope", "This server does not know envelopes of that version."};
    if (shape == Shape::damaged)
        return Refusal{"bad_envelope", "This is not an envelope."};
    if (to_base64url(envelope.id) != ref)
        return Refusal{"bad_envelope", "The ref of an envelope must be its message id."};
    return std::nullopt;
}

} // namespace

const std::string envelopes_schema = "ALTER TABLE messages ADD COLUMN envelope TEXT";

const MessageFormat envelope_format{"envelope", false, refuse_envelope};

std::vector<MessageFormat> encrypted_formats(const MessageFormat& envelopes) {
    return {{text_format.name, text_format.names_sender, nullptr}, envelopes};
}

} // namespace messenger
