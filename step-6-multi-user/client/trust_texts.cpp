#include "client/trust_texts.hpp"

#include "client/display_names.hpp"
#include "common/escape_controls.hpp"

namespace messenger::client {
namespace {

constexpr std::size_t most_names = 3;

std::string all_names(const std::vector<std::string>& people) {
    std::string names;
    for (std::size_t i = 0; i != people.size(); ++i)
        names += (i == 0                   ? ""
                  : i + 1 == people.size() ? " and "
                                           : ", ") +
                 display_address(people[i]);
    return names;
}

std::string marks(const Trust& trust, const std::string& address) {
    if (address == trust.directory().me())
        return " (you)";
    return trust.is_verified(address) ? " (verified)" : "";
}

} // namespace

std::string audience(std::size_t readers) {
    return (readers == 1 ? "only you" : std::to_string(readers) + " people") +
           std::string(" can read what you write");
}

std::string announcement(const std::vector<std::string>& people, std::size_t readers) {
    const bool are_many = people.size() > most_names;
    return (are_many ? std::to_string(people.size()) + " people" : all_names(people)) +
           (people.size() == 1 ? " is" : " are") + " new here: " + audience(readers) + "." +
           (are_many ? " /readers lists them." : "");
}

std::string warning(const std::vector<std::string>& people,
                    const std::vector<std::string>& verified) {
    const auto first = escape_controls(people.front());
    std::string text = "WARNING: the keys of " + all_names(people) + " have changed.\n";
    if (!verified.empty())
        text += "You had verified those of " + all_names(verified) + ": that no longer counts.\n";
    return text +
           "Nothing that you write is encrypted to the new keys until you accept them.\n"
           "Either a passphrase was lost, or this server swapped keys to read messages.\n"
           "Compare safety numbers where it cannot interfere. Accept if they match:\n"
           "/verify " +
           first + "\n/accept " + first;
}

std::string relief(const std::string& address, std::size_t readers) {
    return display_address(address) +
           " again has the keys that you accepted: " + audience(readers) + ".";
}

std::string list_of_readers(const Trust& trust) {
    std::string readers, others;
    const auto all = trust.readers();
    for (const auto& [address, key] : all)
        readers += "\n" + display_address(address) + marks(trust, address);
    for (const auto& [address, keys] : trust.directory().people())
        if (!all.contains(address))
            others += "\n" + display_address(address) +
                      (keys ? " (keys that you have not accepted)" : " (no keys)");
    return "These people can read what you write:" + readers +
           (others.empty() ? "" : "\nNot encrypted to:" + others);
}

} // namespace messenger::client
