// Decides which keys count, from what the server shows, what was stored, and what the user accepts.

#pragma once

#include "client/directory.hpp"
#include "client/pin_file.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace messenger::client {

/// Changes in what the server shows, by canonical address.
struct TrustChanges {
    std::vector<std::string> newcomers; // can read what is written from now on
    std::vector<std::string> changed;   // show unaccepted keys; reported once for the same keys
    std::vector<std::string> back;      // show the accepted keys again
};

/// The status of the keys that the server shows for somebody now.
enum class TrustStatus { no_keys, accepted, not_accepted };

/// For one thread. Reads and changes what is stored as PinFile does, and throws its FatalError.
class Trust {
  public:
    /// For the user of `directory`, whose keys are `mine`. The keys shown now count at once for
    /// messages that arrive. Nothing is stored, and nobody announced, before look(). `directory`
    /// must outlive it. Throws FatalError if `mine` are known as those of another account: the
    /// server has let somebody in under an address that was typed wrongly.
    Trust(const PublicKeys& mine, const Directory& directory, PinFile file);

    /// Compares all keys that are shown now with the pins. Pins and stores those that are seen for
    /// the first time. Returns what has changed.
    TrustChanges look();

    /// Whether the user's keys are other than those with which this client was used before.
    /// look() notes the present ones.
    bool has_other_own_keys() const { return state_.own_keys && *state_.own_keys != mine_; }

    Recipients readers() const;

    /// The key that counts for what `from` wrote in the row `row`. For the user, it is always the
    /// user's own.
    std::optional<PublicKey> signing_key(std::string_view from, std::int64_t row) const;

    /// Takes the newest row of the server, at the beginning of a connection. Returns whether the
    /// server has lost rows, and begins a new history, whose numbers are those of other messages:
    /// then only the last keys of everybody count, for every row, and no message has been seen.
    bool welcomed(std::int64_t latest);

    /// Notes that the server's history reaches as far as `row`.
    void reached(std::int64_t row);

    /// Notes that the message `id` from `from` was readable in `row`.
    void heard(const std::string& from, const MessageId& id, std::int64_t row);

    /// The messages that were readable, also those before this program began.
    const SeenMessages& seen() const { return state_.seen; }

    std::optional<PublicKeys> shown(const std::string& address) const;
    TrustStatus status(const std::string& address) const;

    /// Accepts `keys`. They count from the row after the last one of `address` that was readable,
    /// and after the newest one that was known while the keys before them were still shown.
    void accept(const std::string& address, const PublicKeys& keys);

    /// The safety number of the user and `address`, if its keys are `keys`.
    std::string number(const std::string& address, const PublicKeys& keys) const;

    /// Notes that the user has compared `number`, which is for the accepted keys.
    void verify(const std::string& address, const std::string& number);

    /// Stores what was heard since the last change.
    void save();

    /// Whether the safety number for the accepted keys was compared, whatever the server shows.
    bool is_verified(const std::string& address) const;

    const Directory& directory() const { return directory_; }

  private:
    std::map<std::string, KeyStatus> observe_all(Pins& pins) const;
    void note_shown(TrustState& state, const std::map<std::string, KeyStatus>& met) const;
    void change(const std::function<void(TrustState&)>& how);

    PublicKeys mine_;
    const Directory& directory_;
    PinFile file_;
    TrustState state_;
    std::int64_t told_ = 0;       // the newest row on this connection
    bool is_told_ = false;        // the server has shown everybody's keys on this connection
    std::set<std::string> known_; // pinned before this program began, or announced
    std::map<std::string, PublicKeys> warned_; // by address: the keys that were warned about
};

} // namespace messenger::client
