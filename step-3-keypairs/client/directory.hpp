// Who has which keys, as the server tells.

#pragma once

#include "api.hpp"
#include "keypair.hpp"

#include <boost/json/array.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace messenger::client {

class Directory {
  public:
    /// By canonical address; nothing for those without keys. Keys that are refused on sight
    /// (x25519.hpp, ed25519.hpp) count as none.
    using People = std::map<std::string, std::optional<PublicKeys>>;

    /// For whoever has the address `me`, and unlocked `mine`.
    Directory(std::string me, const PublicKeys& mine);

    /// Asks the server, so that everybody's keys are known before the first message is.
    boost::asio::awaitable<void> fetch(Api& api);

    /// Takes the people that the server tells of, each with `email` and, where there are some, with
    /// keys. Returns what has changed, in sentences.
    std::vector<std::string> meet(const boost::json::array& people);

    /// One's own keys among them are those that were unlocked, whatever the server says.
    const People& people() const { return people_; }
    const std::string& me() const { return me_; }

  private:
    std::string remark(const std::string& address, bool had_keys, bool has_keys) const;

    std::string me_;
    People people_;
    std::optional<PublicKeys> shown_as_mine_; // by the server
};

} // namespace messenger::client
