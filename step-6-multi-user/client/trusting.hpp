// Step 6: messages are encrypted only to keys that count, and must be signed with such keys.

#pragma once

#include "client/opening.hpp"
#include "client/trust.hpp"

namespace messenger::client {

class Trusting final : public Opening {
  public:
    /// For the user `me`. `me` and `directory` must outlive it.
    Trusting(const Identity& me, Directory& directory, PinFile file);

    std::string promise() const override;
    std::string prompt() const override;
    std::string mark(const std::string& address) const override;
    std::vector<std::string> people_changed(const boost::json::array& people) override;
    void add_commands(Commands& commands, Screen& screen) override;

    DecodedMessage read(const StoredMessage& row) override;

  protected:
    DecodedMessage read_envelope(const StoredMessage& row, const Bytes& envelope) override;
    std::optional<PublicKey> signing_key(std::string_view from, std::int64_t row) const override;
    std::vector<PublicKey> readers() const override;

  private:
    std::vector<std::string> meet_in_directory(const boost::json::array& people);
    std::string why_not_accepted(const StoredMessage& row, const Bytes& envelope) const;

    const std::optional<std::string> not_implemented_;
    bool reported_not_implemented_ = false;
    Trust trust_;
};

} // namespace messenger::client
