// A server that lies about one user's keys, as any server could. It shows everybody an encryption
// key of its own in place of Mary's, so that people encrypt to the server what is meant for her. It
// shows her real signing key, so what she writes still verifies.
//
// She cannot read what was meant for her, and her own client notices that her keys are not shown as
// they are. A more patient server would lie to each user differently, and seal each message anew.

#pragma once

#include "crypto/keys.hpp"
#include "server/key_directory.hpp"

#include <iosfwd>
#include <string_view>

namespace messenger {

/// The user whose keys are swapped.
constexpr std::string_view victim = "mary@example.com";

/// Belongs to the server's thread. Must outlive the server.
class DishonestDirectory : public KeyDirectory {
  public:
    /// Writes what the server reads to `console`.
    DishonestDirectory(SQLite::Database& database, MessengerApp& app, std::ostream& console);

    /// Like envelope_format, but the server also tries to read each envelope.
    MessageFormat envelopes_to_read();

  private:
    PublicKeys told_of(const std::string& email, const PublicKeys& published) const override;
    void read(std::string_view envelope) const;

    std::ostream& console_;
    Identity identity_; // made anew each time the server starts
};

} // namespace messenger
