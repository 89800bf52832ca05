// Decrypting, step 5: five TODOs. decrypting.hpp says what each function promises.

#include "decrypting.hpp"

#include "common/address.hpp"
#include "common/byte_reader.hpp"
#include "common/byte_writer.hpp"
#include "common/text.hpp"
#include "crypto/hpke.hpp"
#include "crypto/x25519.hpp"

#include <algorithm>

namespace messenger {

// >>> 5.1 Decapsulation
std::optional<Secret<32>> decapsulate(const PublicKey& enc, const Identity& me) {
    // TODO 5.1: compute a secret with enc, and derive the shared secret from it.
    (void)enc, (void)me;
    return std::nullopt;
}
// <<< 5.1

// >>> 5.2 The unwrap
std::optional<ContentKey> unwrap(const Slot& slot, const Identity& me,
                                 std::span<const std::uint8_t> header) {
    // TODO 5.2: decapsulate, and open the wrapped content key.
    (void)slot, (void)me, (void)header;
    return std::nullopt;
}
// <<< 5.2

// >>> 5.3 The content
std::optional<Payload> open_content(const ContentKey& content_key, const Nonce& nonce,
                                    std::span<const std::uint8_t> header,
                                    std::span<const std::uint8_t> ciphertext) {
    // TODO 5.3: open the ciphertext, and read the payload without trusting it.
    (void)content_key, (void)nonce, (void)header, (void)ciphertext;
    return std::nullopt;
}
// <<< 5.3

// >>> 5.4 Replays
bool Replays::is_replay(std::string_view from, const MessageId& id, std::int64_t row) {
    // TODO 5.4: remember the lowest row in which this message was met.
    (void)from, (void)id, (void)row;
    return true;
}
// <<< 5.4

// >>> 5.5 Opening
Opened open(std::span<const std::uint8_t> bytes, std::int64_t row, const Identity& me,
            const SigningKeyOf& signing_key_of, Replays& replays) {
    // TODO 5.5: make one check after the other, in the order of the contract.
    (void)bytes, (void)row, (void)me, (void)signing_key_of, (void)replays;
    return {Outcome::not_for_me};
}
// <<< 5.5

} // namespace messenger
