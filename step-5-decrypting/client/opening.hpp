// Step 5: what was encrypted for one's keys is opened, and checked.

#pragma once

#include "decrypting.hpp"
#include "sealing.hpp"

namespace messenger::client {

class Opening : public Sealing {
  public:
    using Sealing::Sealing;

  protected:
    Reading read_envelope(const Row& row, const Bytes& envelope) override;

  private:
    Replays replays_;
};

} // namespace messenger::client
