// A server that lies about one user's keys, as any server could. It shows everybody an encryption
// key of its own in Mary's place, so what people then encrypt for her, they encrypt for the server.
// It shows her own signing key, so what she writes still verifies.
//
// She cannot read what was meant for her, and her own client sees that her keys are not shown as
// they are. A server with more patience would tell each user other lies, and seal each message
// anew.

#pragma once

#include "key_directory.hpp"
#include "keys.hpp"

#include <iosfwd>
#include <string_view>

namespace messenger {

/// Whose keys are swapped.
constexpr std::string_view victim = "mary@example.com";

/// Lives on the server's thread, and longer than the server.
class DishonestDirectory : public KeyDirectory {
  public:
    /// `console` gets what the server reads.
    DishonestDirectory(SQLite::Database& database, Users& users, std::ostream& console);

    /// envelope_kind, each of which is also looked into.
    Kind envelopes_to_read();

  private:
    PublicKeys told_of(const std::string& email, const PublicKeys& published) const override;
    void read(std::string_view envelope) const;

    std::ostream& console_;
    Identity identity_; // made anew whenever the server starts
};

} // namespace messenger
