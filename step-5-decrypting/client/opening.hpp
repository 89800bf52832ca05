// Step 5: messages that were encrypted to the user's keys are opened and checked.

#pragma once

#include "client/sealing.hpp"
#include "decrypting.hpp"

namespace messenger::client {

class Opening : public Sealing {
  public:
    using Sealing::Sealing;

  protected:
    DecodedMessage read_envelope(const StoredMessage& row, const Bytes& envelope) override;

    /// The key with which `from` must have signed the row `row`; nothing if there is none.
    virtual std::optional<PublicKey> signing_key(std::string_view from, std::int64_t row) const;

  private:
    Replays replays_;
};

} // namespace messenger::client
