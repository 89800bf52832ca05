#include "server/key_substitution.hpp"

#include "common/bytes.hpp"
#include "common/escape_controls.hpp"
#include "decrypting.hpp"
#include "keypair.hpp"
#include "server/envelope_format.hpp"

#include <algorithm>
#include <ostream>

namespace messenger {

KeySubstitution::KeySubstitution(std::ostream& console)
    : console_(console), identity_(generate_identity()) {
    console_ << "This server is dishonest: it shows everybody a key of its own in place of "
             << victim << "'s.\n";
}

PublicKeys KeySubstitution::shown_keys(const std::string& email,
                                       const PublicKeys& published) const {
    if (email != victim)
        return published;
    return {public_keys_of(identity_).encryption_key, published.signing_key};
}

MessageFormat KeySubstitution::reading_format() const {
    auto format = envelope_format;
    format.refuse = [this](std::string_view ref, std::string_view content) {
        auto refusal = envelope_format.refuse(ref, content);
        if (!refusal)
            read(content);
        return refusal;
    };
    return format;
}

/// It has a slot as everybody else has. Whether the signature is right is not its concern.
void KeySubstitution::read(std::string_view text) const {
    const auto envelope = parse_envelope(from_base64url(text).value_or(Bytes())).envelope;
    const auto own = public_keys_of(identity_).encryption_key;
    const auto slot = std::ranges::find(envelope.slots, own, &Slot::to);
    if (slot == envelope.slots.end())
        return;
    const auto header = envelope_header(envelope);
    const auto content_key = unwrap(*slot, identity_, header);
    const auto payload =
        content_key ? open_content(*content_key, envelope.nonce, header, envelope.ciphertext)
                    : std::nullopt;
    if (payload)
        console_ << "The server has read what " << payload->plaintext.from
                 << " wrote: " << escape_controls(payload->plaintext.text) << '\n';
}

} // namespace messenger
