#include "client/trust_commands.hpp"

#include "client/pins_not_implemented.hpp"
#include "client/trust_texts.hpp"
#include "common/address.hpp"
#include "common/escape_controls.hpp"

#include <map>
#include <memory>

namespace messenger::client {
namespace {

/// The commands of one chat. They remember which keys were shown for comparison.
class TrustCommands {
  public:
    explicit TrustCommands(Trust& trust) : trust_(trust) {}

    std::string readers() const;
    std::string verify(const std::string& address);
    std::string verified(const std::string& address);
    std::string accept(const std::string& address);

    /// The answer of `command` about the address `typed` after the command `name`; or a sentence if
    /// that is not the address of somebody else who has keys.
    std::string about(const std::string& name, const std::string& typed,
                      std::string (TrustCommands::*command)(const std::string& address));

  private:
    bool are_accepted(const std::string& address) const {
        return trust_.status(address) == TrustStatus::accepted;
    }

    Trust& trust_;
    std::map<std::string, PublicKeys> compared_; // by address: keys whose safety number was shown
};

std::string TrustCommands::readers() const {
    const auto unwritten = not_implemented_for_sending();
    return unwritten ? "Nothing can be sent yet: " + *unwritten : list_of_readers(trust_);
}

std::string TrustCommands::about(const std::string& name, const std::string& typed,
                                 std::string (TrustCommands::*command)(const std::string&)) {
    if (typed.empty())
        return "Whose keys? " + name + " needs an address. /who lists everybody.";
    const auto address = canonical_address(typed);
    const auto& people = trust_.directory().people();
    if (!address || !people.contains(*address))
        return "Nobody here has the address " + escape_controls(typed) + ". /who lists everybody.";
    if (*address == trust_.directory().me())
        return "That is you: " + name + " needs the address of somebody else.";
    if (!people.at(*address))
        return escape_controls(*address) + " has no keys now.";
    return (this->*command)(*address);
}

std::string TrustCommands::verify(const std::string& address) {
    if (const auto unwritten = not_implemented_for_comparing())
        return "There is nothing to compare yet: " + *unwritten;
    const auto keys = trust_.shown(address).value();
    compared_.insert_or_assign(address, keys);
    const auto who = escape_controls(address);
    auto text = "Your safety number with " + who + ":\n" + trust_.number(address, keys) +
                "\nCompare it where the server cannot interfere: in person, or by telephone.\n";
    if (!are_accepted(address))
        return text +
               "These keys are not accepted yet. If you both see the same number:\n/accept " + who +
               "\n/verified " + who;
    if (trust_.is_verified(address))
        return text + "You have verified it before: these are the same keys.";
    return text + "If you both see the same number: /verified " + who;
}

std::string TrustCommands::verified(const std::string& address) {
    if (const auto unwritten = not_implemented_for_comparing())
        return "There is nothing to compare yet: " + *unwritten;
    const auto who = escape_controls(address);
    const auto keys = trust_.shown(address).value();
    const auto compared = compared_.find(address);
    if (compared == compared_.end())
        return "Compare first: /verify " + who + " shows the number.";
    if (compared->second != keys)
        return "The keys of " + who + " have changed since /verify: compare again.";
    if (!are_accepted(address))
        return "Accept these keys first: /accept " + who;
    trust_.verify(address, trust_.number(address, keys));
    return who + " is verified, for as long as neither your keys nor theirs change.";
}

std::string TrustCommands::accept(const std::string& address) {
    if (const auto unwritten = not_implemented_for_sending())
        return "Nobody's keys are accepted yet: " + *unwritten;
    const auto who = escape_controls(address);
    const auto keys = trust_.shown(address).value();
    if (are_accepted(address))
        return "You have already accepted the keys of " + who + ".";
    const auto compared = compared_.find(address);
    if (compared != compared_.end() && compared->second != keys)
        return "The keys of " + who + " have changed since /verify: compare again.";
    trust_.accept(address, keys);
    return "The keys of " + who + " are accepted: " + audience(trust_.readers().size()) +
           ".\nMessages above that are signed with these keys stay as they are. Start again to "
           "read them.";
}

} // namespace

void add_trust_commands(Commands& commands, Trust& trust, Screen& screen) {
    const auto all = std::make_shared<TrustCommands>(trust);
    const auto add = [&](const std::string& name, const std::string& what,
                         std::string (TrustCommands::*command)(const std::string&)) {
        commands.add(
            name, what,
            [all, &screen, name, command](std::string typed) -> boost::asio::awaitable<void> {
                screen.note(all->about(name, typed, command));
                co_return;
            });
    };
    commands.add("/readers", "list who can read what you write",
                 [all, &screen](std::string) -> boost::asio::awaitable<void> {
                     screen.note(all->readers());
                     co_return;
                 });
    add("/verify", "show your safety number with the given address", &TrustCommands::verify);
    add("/verified", "mark the given address as verified, after comparing",
        &TrustCommands::verified);
    add("/accept", "accept the changed keys of the given address", &TrustCommands::accept);
}

} // namespace messenger::client
