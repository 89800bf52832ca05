// The file in which a client keeps whose keys it trusts.
//
// It lies in the folder secure-messenger of $XDG_STATE_HOME, or of ~/.local/state, and nobody but
// its owner reads it. There is one for each account at each server. It is found by what the user
// has typed, the address of the account and that of the server, so no server can choose another
// one. It is not found by the user's own keys: they come, locked, from the server, which can return
// older ones, and somebody who has replaced lost keys still trusts the same people.

#pragma once

#include "client/trust_state.hpp"

#include <filesystem>
#include <functional>

namespace messenger::client {

/// Every call throws FatalError for a file that is damaged, or that cannot be read or written. A
/// damaged one is left as it is: whoever trusted everybody anew would trust a server that damages
/// it. Several clients of one account share it; each call sees what the others have kept.
class PinFile {
  public:
    /// Throws FatalError where the environment names no folder.
    explicit PinFile(Owner owner);

    /// Nothing is kept where there is no file.
    TrustState load() const;

    /// Changes what is kept, which is then whole on the disk: no other client comes between, and
    /// neither a crash nor a full disk leaves half a file.
    TrustState change(const std::function<void(TrustState&)>& how) const;

    /// Whether anything was kept: whoever has unlocked keys has a file.
    bool exists() const { return std::filesystem::exists(path_); }

    /// Another account of the same server for which this client keeps `own_keys` as the user's.
    std::optional<std::string> other_account_with(const PublicKeys& own_keys) const;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::string read(const std::filesystem::path& path) const;
    void write(const std::string& text) const;
    [[noreturn]] void fail(const std::string& what) const;

    Owner owner_;
    std::filesystem::path path_;
};

} // namespace messenger::client
