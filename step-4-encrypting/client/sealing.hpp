// Step 4: what is written here is encrypted. What comes back stays as it is: nothing decrypts yet.

#pragma once

#include "content.hpp"
#include "directory.hpp"
#include "keypair.hpp"

namespace messenger::client {

class Sealing : public Content {
  public:
    /// Writes as `me`, for everybody in `directory` who has keys. Both outlive it.
    Sealing(const Identity& me, Directory& directory) : me_(me), directory_(directory) {}

    Reading read(const Row& row) override;
    Outgoing write(std::string_view text) override;
    std::string promise() const override;
    std::vector<std::string> meet(const boost::json::array& people) override {
        return directory_.meet(people);
    }

  protected:
    /// What a row with an envelope reads as. Here: the armoured block.
    virtual Reading read_envelope(const Row& row, const Bytes& envelope);

    /// The encryption_keys of those for whom a message is. Throws CannotSend where it is for
    /// nobody.
    virtual std::vector<PublicKey> readers() const;

    const Identity& me() const { return me_; }
    Directory& directory() const { return directory_; }

  private:
    const Identity& me_;
    Directory& directory_;
};

} // namespace messenger::client
