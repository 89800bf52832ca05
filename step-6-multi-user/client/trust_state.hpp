// What this client keeps about others from one time to the next, and its text in a file.

#pragma once

#include "common/envelope.hpp"
#include "multi_user.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace messenger::client {

/// The lowest row in which each message, a sender and an id, was readable.
using SeenMessages = std::map<std::pair<std::string, MessageId>, std::int64_t>;

/// So many messages are remembered from one time to the next: those with the highest rows.
constexpr std::size_t most_seen = 2'000;

/// All by canonical address.
struct TrustState {
    Pins pins;
    std::map<std::string, std::int64_t> last_rows; // the last row that was readable
    std::map<std::string, std::string> verified;   // the safety number that was compared last
    std::optional<PublicKeys> own_keys{};          // the user's; unknown in files of version 1
    std::int64_t latest =
        0; // the newest row that was known when the server showed everybody's keys
    std::map<std::string, std::int64_t>
        shown_until{}; // of those whose pinned keys are not shown any more: `latest` before that
    SeenMessages seen{};
};

/// Notes that the message `id` from `from` was readable in `row`.
void note_seen(SeenMessages& seen, const std::string& from, const MessageId& id, std::int64_t row);

/// The owner of a TrustState. The same account at another server is somebody else. The user has
/// typed both.
struct Owner {
    std::string server;  // as it stands in the Host header: "localhost:8888"
    std::string account; // the canonical address

    bool operator==(const Owner&) const = default;
};

/// As JSON, in lines that people can read.
std::string to_text(const TrustState& state, const Owner& owner);

/// The opposite. Nothing for what to_text() did not make for this owner.
std::optional<TrustState> parse_trust_state(std::string_view text, const Owner& owner);

/// The account whose state `text` is, if it is one at `server` with `own_keys`.
std::optional<std::string> account_in(std::string_view text, const std::string& server,
                                      const PublicKeys& own_keys);

} // namespace messenger::client
