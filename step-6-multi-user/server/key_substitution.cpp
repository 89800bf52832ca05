#include "server/key_substitution.hpp"

#include "common/bytes.hpp"
#include "common/escape_controls.hpp"
#include "decrypting.hpp"
#include "keypair.hpp"
#include "server/envelope_format.hpp"

#include <algorithm>
#include <ostream>

namespace messenger {

DishonestDirectory::DishonestDirectory(SQLite::Database& database, MessengerApp& app,
                                       std::ostream& console)
    : KeyDirectory(database, app), console_(console), identity_(generate_identity()) {
    console_ << "This server is dishonest: it shows everybody a key of its own in place of "
             << victim << "'s.\n";
}

PublicKeys DishonestDirectory::told_of(const std::string& email,
                                       const PublicKeys& published) const {
    if (email != victim)
        return published;
    return {public_keys_of(identity_).encryption_key, published.signing_key};
}

MessageFormat DishonestDirectory::envelopes_to_read() {
    auto format = envelope_format;
    format.refuse = [this](std::string_view ref, std::string_view content) {
        auto refusal = envelope_format.refuse(ref, content);
        if (!refusal)
            read(content);
        return refusal;
    };
    return format;
}

/// Opens the server's slot, as any recipient would. It does not check the signature.
void DishonestDirectory::read(std::string_view text) const {
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
