// A server that lies about one user's keys, as any server could. It shows everybody an encryption
// key of its own in place of Mary's, so what people then encrypt for her, they encrypt for the
// server. It shows her own signing key, so what she writes still verifies.
//
// She cannot read what was meant for her, and her own client sees that her keys are not shown as
// they are. A more patient server would tell each user a different lie, and seal each message anew.

#pragma once

#include "crypto/keys.hpp"
#include "server/messages.hpp"

#include <iosfwd>
#include <string>
#include <string_view>

namespace messenger {

/// The user whose keys are swapped.
constexpr std::string_view victim = "mary@example.com";

/// Lives on the server's thread, and longer than the server.
class KeySubstitution {
  public:
    /// Announces itself on `console`, which also gets what the server reads.
    explicit KeySubstitution(std::ostream& console);
    KeySubstitution(const KeySubstitution&) = delete;
    KeySubstitution& operator=(const KeySubstitution&) = delete;

    /// The lie, as a key directory tells it (ShownKeys).
    PublicKeys shown_keys(const std::string& email, const PublicKeys& published) const;

    /// envelope_format, which also reads what was encrypted for the server.
    MessageFormat reading_format() const;

  private:
    void read(std::string_view envelope) const;

    std::ostream& console_;
    Identity identity_; // a new one whenever the server starts
};

} // namespace messenger
