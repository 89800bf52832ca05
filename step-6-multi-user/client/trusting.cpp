#include "client/trusting.hpp"

#include "client/errors.hpp"
#include "client/pins_not_implemented.hpp"
#include "client/trust.hpp"
#include "client/trust_commands.hpp"
#include "client/trust_texts.hpp"
#include "common/escape_controls.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace messenger::client {

namespace {

/// What the functions of trusting() share.
class Trusting {
  public:
    Trusting(const Identity& me, Directory& directory, PinFile file)
        : me_(me)
        , directory_(directory)
        , not_implemented_(not_implemented_for_sending())
        , trust_(public_keys_of(me), directory, std::move(file))
        , open_envelope_(envelope_reader(
              me,
              [this](std::string_view from, std::int64_t row) {
                  return trust_.signing_key(from, row);
              },
              replays_)) {
        for (const auto& [message, row] : trust_.seen())
            replays_.is_replay(message.first, message.second, row); // remembers it
    }
    Trusting(const Trusting&) = delete;
    Trusting& operator=(const Trusting&) = delete;

    DecodedMessage read(const StoredMessage& message);
    OutgoingMessage write(std::string_view text) const;
    std::string notice() const;
    std::string prompt() const;
    std::string mark(const std::string& address) const;
    void add_commands(Commands& commands, Screen& screen);
    std::vector<std::string> people_changed(const boost::json::array& people);
    std::vector<std::string> welcomed(std::int64_t latest);
    void leave() { trust_.save(); }

  private:
    DecodedMessage read_envelope(const StoredMessage& message, const Bytes& envelope);
    std::vector<PublicKey> readers() const;
    std::vector<std::string> update_directory(const boost::json::array& people);
    std::string why_not_accepted(const StoredMessage& message, const Bytes& envelope) const;

    const Identity& me_;
    Directory& directory_;
    const std::optional<std::string> not_implemented_;
    bool reported_not_implemented_ = false;
    Trust trust_;
    Replays replays_;
    ReadEnvelope open_envelope_;
};

std::string Trusting::notice() const {
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
    auto remarks = update_directory(people);
    if (not_implemented_) {
        if (!std::exchange(reported_not_implemented_, true))
            remarks.push_back("Nothing can be sent yet: " + *not_implemented_);
        return remarks;
    }
    if (trust_.has_other_own_keys())
        remarks.push_back(other_own_keys);
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

/// Remarks only what is said here no better: of one's own keys, and of those who have none.
std::vector<std::string> Trusting::update_directory(const boost::json::array& people) {
    std::vector<std::string> remarks;
    for (auto& [address, remark] : directory_.update(people))
        if (address == directory_.me() || !trust_.shown(address))
            remarks.push_back(std::move(remark));
    return remarks;
}

void Trusting::add_commands(Commands& commands, Screen& screen) {
    add_trust_commands(commands, trust_, screen);
}

std::vector<std::string> Trusting::welcomed(std::int64_t latest) {
    if (!trust_.welcomed(latest))
        return {};
    replays_ = Replays();
    return {new_history};
}

DecodedMessage Trusting::read(const StoredMessage& message) {
    trust_.reached(message.id);
    return read_message(message, [this](const StoredMessage& sealed, const Bytes& envelope) {
        return read_envelope(sealed, envelope);
    });
}

DecodedMessage Trusting::read_envelope(const StoredMessage& message, const Bytes& envelope) {
    auto decoded = open_envelope_(message, envelope);
    if (!decoded.from.empty())
        trust_.heard(decoded.from, parse_envelope(envelope).envelope.id, message.id);
    else if (auto why = why_not_accepted(message, envelope); !why.empty())
        decoded.remark = std::move(why);
    return decoded;
}

/// Nothing unless the row would be readable, if only the keys were accepted that the server shows.
std::string Trusting::why_not_accepted(const StoredMessage& message, const Bytes& envelope) const {
    std::string who;
    const auto unaccepted = [&](std::string_view from, std::int64_t) -> std::optional<PublicKey> {
        who = from;
        if (trust_.status(who) != TrustStatus::not_accepted)
            return std::nullopt;
        return trust_.shown(who)->signing_key;
    };
    Replays none;
    if (open(envelope, message.id, me_, unaccepted, none).outcome != Outcome::readable)
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

OutgoingMessage Trusting::write(std::string_view text) const {
    return seal_message(me_, directory_.me(), readers(), text);
}

} // namespace

Extensions trusting(const Identity& me, Directory& directory, PinFile file) {
    const auto all = std::make_shared<Trusting>(me, directory, std::move(file));
    return {.read = [all](const StoredMessage& message) { return all->read(message); },
            .write = [all](std::string_view text) { return all->write(text); },
            .notice = [all] { return all->notice(); },
            .prompt = [all] { return all->prompt(); },
            .mark = [all](const std::string& address) { return all->mark(address); },
            .add_commands = [all](Commands& commands,
                                  Screen& screen) { all->add_commands(commands, screen); },
            .people_changed =
                [all](const boost::json::array& people) { return all->people_changed(people); },
            .welcomed = [all](std::int64_t latest) { return all->welcomed(latest); },
            .leave = [all] { all->leave(); }};
}

} // namespace messenger::client
