// What this client keeps about others from one time to the next, and its text in a file.

#pragma once

#include "multi_user.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace messenger::client {

/// All by canonical address.
struct TrustState {
    Pins pins;
    std::map<std::string, std::int64_t>
        last_rows;                               // the last row that their pinned keys have signed
    std::map<std::string, std::string> verified; // the safety number that was compared last
    std::optional<PublicKeys> own_keys{};        // the user's; unknown in files of version 1
};

/// Whose it is. The same account at another server is somebody else. The user has typed both.
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
