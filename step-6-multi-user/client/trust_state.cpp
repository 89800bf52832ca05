#include "client/trust_state.hpp"

#include "common/bytes.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace messenger::client {
namespace json = boost::json;

namespace {

constexpr int version = 2;
constexpr int version_without_own_keys = 1;

PublicKey read_key(const json::value& text) {
    const auto bytes = from_base64url(text.as_string());
    PublicKey key;
    if (!bytes || bytes->size() != key.size())
        throw std::invalid_argument("no key");
    std::ranges::copy(*bytes, key.begin());
    return key;
}

std::int64_t read_row(const json::value& number) {
    if (number.as_int64() < 0)
        throw std::invalid_argument("no row");
    return number.as_int64();
}

json::object keys_to_json(const PublicKeys& keys) {
    return {{"encryption_key", to_base64url(keys.encryption_key)},
            {"signing_key", to_base64url(keys.signing_key)}};
}

PublicKeys read_keys(const json::value& keys) {
    return {read_key(keys.at("encryption_key")), read_key(keys.at("signing_key"))};
}

json::object pin_to_json(std::int64_t row, const PublicKeys& keys) {
    auto pin = keys_to_json(keys);
    pin["from_row"] = row;
    return pin;
}

Pins::Pinned::mapped_type read_pins(const json::array& pins) {
    Pins::Pinned::mapped_type read;
    for (const auto& pin : pins)
        read[read_row(pin.at("from_row"))] = read_keys(pin);
    if (pins.empty() || read.size() != pins.size())
        throw std::invalid_argument("no pins");
    return read;
}

json::object person_to_json(const TrustState& state, const std::string& address) {
    json::object person;
    auto& pins = person["pins"].emplace_array();
    for (const auto& [row, keys] : state.pins.all().at(address))
        pins.push_back(pin_to_json(row, keys));
    if (const auto row = state.last_rows.find(address); row != state.last_rows.end())
        person["last_row"] = row->second;
    if (const auto row = state.shown_until.find(address); row != state.shown_until.end())
        person["shown_until"] = row->second;
    if (const auto number = state.verified.find(address); number != state.verified.end())
        person["verified"] = number->second;
    return person;
}

TrustState read_people(const json::object& people) {
    TrustState state;
    Pins::Pinned pinned;
    for (const auto& [key, person] : people) {
        const std::string address(key);
        pinned[address] = read_pins(person.at("pins").as_array());
        if (const auto* row = person.as_object().if_contains("last_row"))
            state.last_rows[address] = read_row(*row);
        if (const auto* row = person.as_object().if_contains("shown_until"))
            state.shown_until[address] = read_row(*row);
        if (const auto* number = person.as_object().if_contains("verified"))
            state.verified[address] = number->as_string();
    }
    state.pins = Pins(std::move(pinned));
    return state;
}

std::optional<PublicKeys> read_own_keys(const json::value& all) {
    const auto& keys = all.at("own_keys");
    return keys.is_null() ? std::nullopt : std::optional(read_keys(keys));
}

json::array seen_to_json(const SeenMessages& seen) {
    json::array messages;
    for (const auto& [message, row] : seen)
        messages.push_back({row, to_base64url(message.second), message.first});
    return messages;
}

SeenMessages read_seen(const json::array& messages) {
    SeenMessages seen;
    for (const auto& message : messages) {
        const auto bytes = from_base64url(message.at(1).as_string());
        MessageId id;
        if (!bytes || bytes->size() != id.size())
            throw std::invalid_argument("no message id");
        std::ranges::copy(*bytes, id.begin());
        seen[{std::string(message.at(2).as_string()), id}] = read_row(message.at(0));
    }
    return seen;
}

} // namespace

void note_seen(SeenMessages& seen, const std::string& from, const MessageId& id, std::int64_t row) {
    const auto [known, is_first] = seen.try_emplace({from, id}, row);
    known->second = std::min(known->second, row);
    if (seen.size() > most_seen)
        seen.erase(std::ranges::min_element(seen, {}, &SeenMessages::value_type::second));
}

std::string to_text(const TrustState& state, const Owner& owner) {
    std::string people;
    for (const auto& [address, pins] : state.pins.all())
        people += (people.empty() ? "\n" : ",\n") + json::serialize(json::string(address)) + ": " +
                  json::serialize(person_to_json(state, address));
    return "{\"version\": " + std::to_string(version) +
           ",\n\"server\": " + json::serialize(json::string(owner.server)) +
           ",\n\"account\": " + json::serialize(json::string(owner.account)) + ",\n\"own_keys\": " +
           (state.own_keys ? json::serialize(keys_to_json(*state.own_keys)) : "null") +
           ",\n\"latest\": " + std::to_string(state.latest) +
           ",\n\"messages\": " + json::serialize(seen_to_json(state.seen)) + ",\n\"people\": {" +
           people + "}}\n";
}

std::optional<TrustState> parse_trust_state(std::string_view text, const Owner& owner) {
    try {
        const auto all = json::parse(text);
        const Owner whose{std::string(all.at("server").as_string()),
                          std::string(all.at("account").as_string())};
        if (whose != owner)
            return std::nullopt;
        auto state = read_people(all.at("people").as_object());
        if (all.at("version") == version_without_own_keys)
            return state;
        if (all.at("version") != version)
            return std::nullopt;
        state.own_keys = read_own_keys(all);
        state.latest = read_row(all.at("latest"));
        state.seen = read_seen(all.at("messages").as_array());
        return state;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::optional<std::string> account_in(std::string_view text, const std::string& server,
                                      const PublicKeys& own_keys) {
    try {
        const auto all = json::parse(text);
        if (all.at("server").as_string() != server || read_own_keys(all) != own_keys)
            return std::nullopt;
        return std::string(all.at("account").as_string());
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

} // namespace messenger::client
