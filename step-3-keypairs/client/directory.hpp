// Everyone's keys, as reported by the server.

#pragma once

#include "client/api.hpp"
#include "keypair.hpp"

#include <boost/json/array.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace messenger::client {

class Directory {
  public:
    /// Keys by canonical address; nothing for users without keys. Refused keys (crypto/x25519.hpp,
    /// crypto/ed25519.hpp) count as none.
    using People = std::map<std::string, std::optional<PublicKeys>>;

    /// For the user with the address `me`, who has unlocked the keys `mine`.
    Directory(std::string me, const PublicKeys& mine);

    /// Fetches everybody's keys from the server, so that they are known before the first message
    /// arrives.
    boost::asio::awaitable<void> fetch(Api& api);

    /// Somebody whose keys have changed, and a sentence about it.
    struct Change {
        std::string address;
        std::string remark;
    };

    /// Takes the server's list of people, each with `email` and, if they have any, their keys. It
    /// replaces the one before: nobody else is known any more. Returns all changes.
    std::vector<Change> update(const boost::json::array& people);

    /// The same, and returns the sentences.
    std::vector<std::string> remarks_on(const boost::json::array& people);

    /// Forgets everybody else who is not among `people`, which is the server's whole list: their
    /// accounts were removed.
    void forget_others(const boost::json::array& people);

    /// Everyone's keys. The user's own are those that were unlocked, whatever the server reports.
    const People& people() const { return people_; }
    const std::string& me() const { return me_; }

  private:
    std::string remark(const std::string& address, bool had_keys, bool has_keys) const;

    std::string me_;
    People people_;
    std::optional<PublicKeys> shown_as_mine_; // by the server
};

} // namespace messenger::client
