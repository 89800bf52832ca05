// Step 4: messages are encrypted before they are sent. Those that arrive are shown as they are:
// nothing decrypts them yet.

#pragma once

#include "client/directory.hpp"
#include "client/extensions.hpp"
#include "keypair.hpp"

namespace messenger::client {

class Sealing : public Content {
  public:
    /// Writes as `me`, for everybody in `directory` who has keys. Both must outlive it.
    Sealing(const Identity& me, Directory& directory) : me_(me), directory_(directory) {}

    DecodedMessage read(const StoredMessage& row) override;
    OutgoingMessage write(std::string_view text) override;
    std::string promise() const override;
    std::vector<std::string> people_changed(const boost::json::array& people) override {
        return directory_.update(people);
    }

  protected:
    /// What people see of a row with an envelope. Here: the armored block.
    virtual DecodedMessage read_envelope(const StoredMessage& row, const Bytes& envelope);

    /// The encryption keys of a message's recipients. Throws SendRefused if it cannot be sent.
    virtual std::vector<PublicKey> readers() const;

    const Identity& me() const { return me_; }
    Directory& directory() const { return directory_; }

  private:
    const Identity& me_;
    Directory& directory_;
};

} // namespace messenger::client
