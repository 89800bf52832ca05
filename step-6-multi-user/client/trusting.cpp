#include "client/trusting.hpp"

#include "client/errors.hpp"
#include "client/pins_not_implemented.hpp"
#include "client/trust_commands.hpp"
#include "client/trust_texts.hpp"
#include "common/escape_controls.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace messenger::client {

Trusting::Trusting(const Identity& me, Directory& directory, PinFile file)
    : Opening(me, directory)
    , not_implemented_(not_implemented_for_sending())
    , trust_(public_keys_of(me), directory, std::move(file)) {
}

std::string Trusting::promise() const {
    if (not_implemented_)
        return "Nothing can be sent yet: " + *not_implemented_;
    const auto readers = trust_.readers().size();
    return "What you write is encrypted, and " +
           (readers == 1 ? "only you can" : std::to_string(readers) + " people can") +
           " read it: /readers lists them.";
}

std::string Trusting::prompt() const {
    if (not_implemented_)
        return "> ";
    const auto readers = trust_.readers().size();
    return (readers == 1 ? "only you" : std::to_string(readers) + " readers") + " > ";
}

std::string Trusting::mark(const std::string& address) const {
    switch (trust_.status(address)) {
    case TrustStatus::no_keys:
        return " (no keys)";
    case TrustStatus::not_accepted:
        return not_implemented_ ? "" : " (keys that you have not accepted)";
    case TrustStatus::accepted:
        break;
    }
    return trust_.is_verified(address) ? " (verified)" : "";
}

std::vector<std::string> Trusting::people_changed(const boost::json::array& people) {
    auto remarks = meet_in_directory(people);
    if (not_implemented_) {
        if (!std::exchange(reported_not_implemented_, true))
            remarks.push_back("Nothing can be sent yet: " + *not_implemented_);
        return remarks;
    }
    const auto news = trust_.look();
    const auto readers = trust_.readers().size();
    if (!news.newcomers.empty())
        remarks.push_back(announcement(news.newcomers, readers));
    for (const auto& address : news.back)
        remarks.push_back(relief(address, readers));
    if (!news.changed.empty()) {
        std::vector<std::string> verified;
        std::ranges::copy_if(news.changed, std::back_inserter(verified),
                             [&](const auto& address) { return trust_.is_verified(address); });
        remarks.push_back(warning(news.changed, verified));
    }
    return remarks;
}

/// Returns only those remarks of the directory that this class does not word better: about the
/// user's own keys, and about people who have none.
std::vector<std::string> Trusting::meet_in_directory(const boost::json::array& people) {
    std::vector<std::string> remarks;
    for (const auto& person : people) {
        const auto about = directory().update({person});
        const std::string address(person.at("email").as_string());
        if (address == directory().me() || !trust_.shown(address))
            remarks.insert(remarks.end(), about.begin(), about.end());
    }
    return remarks;
}

void Trusting::add_commands(Commands& commands, Screen& screen) {
    add_trust_commands(commands, trust_, screen);
}

DecodedMessage Trusting::read(const StoredMessage& row) {
    trust_.reached(row.id);
    return Opening::read(row);
}

DecodedMessage Trusting::read_envelope(const StoredMessage& row, const Bytes& envelope) {
    auto reading = Opening::read_envelope(row, envelope);
    if (!reading.from.empty())
        trust_.heard(reading.from, row.id);
    else if (auto why = why_not_accepted(row, envelope); !why.empty())
        reading.remark = std::move(why);
    return reading;
}

std::optional<PublicKey> Trusting::signing_key(std::string_view from, std::int64_t row) const {
    return trust_.signing_key(from, row);
}

/// A remark if accepting the keys that the server shows would make the row readable; otherwise
/// empty.
std::string Trusting::why_not_accepted(const StoredMessage& row, const Bytes& envelope) const {
    std::string who;
    const auto unaccepted = [&](std::string_view from, std::int64_t) -> std::optional<PublicKey> {
        who = from;
        if (trust_.status(who) != TrustStatus::not_accepted)
            return std::nullopt;
        return trust_.shown(who)->signing_key;
    };
    Replays none;
    if (open(envelope, row.id, me(), unaccepted, none).outcome != Outcome::readable)
        return "";
    if (not_implemented_)
        return "This message cannot be read yet: " + *not_implemented_;
    return "This message is signed with keys of " + escape_controls(who) +
           " that you have not accepted";
}

std::vector<PublicKey> Trusting::readers() const {
    const auto not_sent = [](const std::string& why) {
        return SendRefused("This line was not sent: " + why);
    };
    if (not_implemented_)
        throw not_sent(*not_implemented_);
    const auto recipients = trust_.readers();
    if (recipients.size() > most_recipients)
        throw not_sent(std::to_string(recipients.size()) +
                       " people would read it, and the limit is " +
                       std::to_string(most_recipients) + ".");
    std::vector<PublicKey> keys;
    for (const auto& [address, key] : recipients)
        keys.push_back(key);
    return keys;
}

} // namespace messenger::client
