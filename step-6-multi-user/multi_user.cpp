// Several people, step 6: five TODOs. multi_user.hpp says what each function promises.

#include "multi_user.hpp"

#include "common/byte_reader.hpp"
#include "common/byte_writer.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/pbkdf2.hpp"
#include "crypto/x25519.hpp"

#include <algorithm>
#include <iterator>

namespace messenger {

// >>> 6.1 Trust on first use
// TODO 6.1: pin the keys that are seen first, and compare later ones with them.
KeyStatus Pins::observe([[maybe_unused]] std::string_view address,
                        [[maybe_unused]] const PublicKeys& keys) {
    return KeyStatus::changed;
}
// <<< 6.1

// >>> 6.2 A change of keys
// TODO 6.2: pin new keys from a row on, and find the keys that count for a row.
void Pins::accept([[maybe_unused]] std::string_view address,
                  [[maybe_unused]] const PublicKeys& keys, [[maybe_unused]] std::int64_t row) {
}

std::optional<PublicKeys> Pins::at([[maybe_unused]] std::string_view address,
                                   [[maybe_unused]] std::int64_t row) const {
    return std::nullopt;
}
// <<< 6.2

// >>> 6.3 The recipients
// TODO 6.3: choose everybody whose pin holds, and yourself.
Recipients recipients([[maybe_unused]] const People& people, [[maybe_unused]] const Pins& pins,
                      [[maybe_unused]] const std::string& me,
                      [[maybe_unused]] const PublicKeys& mine) {
    return {};
}
// <<< 6.3

// >>> 6.4 Thirty digits
// TODO 6.4: derive 30 bytes from a user's address and keys, and write them as digits.
std::string safety_digits([[maybe_unused]] std::string_view address,
                          [[maybe_unused]] const PublicKeys& keys) {
    return "";
}
// <<< 6.4

// >>> 6.5 The safety number
// TODO 6.5: join the digits of both users, the lower address first.
std::string safety_number([[maybe_unused]] const Peer& one, [[maybe_unused]] const Peer& other) {
    return "";
}
// <<< 6.5

} // namespace messenger
