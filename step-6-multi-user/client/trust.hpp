// Whose keys count, put together: what the server shows, what was kept, and what is accepted.

#pragma once

#include "directory.hpp"
#include "pin_file.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace messenger::client {

/// What is other than before in what the server shows, by canonical address.
struct News {
    std::vector<std::string> newcomers; // read what is written from now on
    std::vector<std::string> changed;   // other keys than those accepted; told once for the same
    std::vector<std::string> back;      // those accepted again
};

/// What somebody's keys are that the server shows now.
enum class Standing { no_keys, accepted, not_accepted };

/// For one thread. What is kept is read and changed as PinFile says, with its CannotDo.
class Trust {
  public:
    /// Of the user of `directory`, with the keys `mine`. Those that are shown already count for
    /// what arrives; nothing is kept, and nobody announced, before look(). `directory` outlives it.
    Trust(const PublicKeys& mine, const Directory& directory, PinFile file);

    /// Meets all keys that are shown now, and keeps those that are met first.
    News look();

    Recipients readers() const;

    /// The key that counts for what `from` wrote in the row `row`; for oneself always one's own.
    std::optional<PublicKey> signing_key(std::string_view from, std::int64_t row) const;

    /// That the server's history reaches as far as that row.
    void reached(std::int64_t row) { newest_ = std::max(newest_, row); }

    /// That somebody's keys were found to count for the row.
    void heard(const std::string& from, std::int64_t row);

    std::optional<PublicKeys> shown(const std::string& address) const;
    Standing standing(const std::string& address) const;

    /// Accepts `keys`, from the row behind the last one heard that the keys before them signed. In
    /// a history that does not reach so far, from the first one: the server has begun anew.
    void accept(const std::string& address, const PublicKeys& keys);

    /// The safety number of oneself and `address`, if that has `keys`.
    std::string number(const std::string& address, const PublicKeys& keys) const;

    /// Notes that `number`, for the keys that are accepted, was compared.
    void verify(const std::string& address, const std::string& number);

    /// Whether that number was compared, of the keys that are accepted, whatever the server shows.
    bool is_verified(const std::string& address) const;

    const Directory& directory() const { return directory_; }

  private:
    std::map<std::string, Seen> meet_all(Pins& pins) const;
    void change(const std::function<void(Kept&)>& how);

    PublicKeys mine_;
    const Directory& directory_;
    PinFile file_;
    Kept kept_;
    std::int64_t newest_ = 0;
    std::set<std::string> known_;              // pinned before this program began, or announced
    std::map<std::string, PublicKeys> warned_; // of whom, and of which keys
};

} // namespace messenger::client
