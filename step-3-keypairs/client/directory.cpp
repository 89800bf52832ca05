#include "client/directory.hpp"

#include "client/display_names.hpp"
#include "client/errors.hpp"
#include "common/address.hpp"
#include "common/escape_controls.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/x25519.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace messenger::client {
namespace net = boost::asio;
namespace json = boost::json;

namespace {

std::optional<PublicKey> read_key(const json::object& person, std::string_view name) {
    const auto* text = person.if_contains(name);
    const auto bytes =
        text && text->is_string() ? from_base64url(text->get_string()) : std::nullopt;
    PublicKey key;
    if (!bytes || bytes->size() != key.size())
        return std::nullopt;
    std::ranges::copy(*bytes, key.begin());
    return key;
}

std::optional<PublicKeys> read_keys(const json::object& person) {
    const auto encryption_key = read_key(person, "encryption_key");
    const auto signing_key = read_key(person, "signing_key");
    if (!encryption_key || !signing_key || is_refused_encryption_key(*encryption_key) ||
        is_refused_signing_key(*signing_key))
        return std::nullopt;
    return PublicKeys{*encryption_key, *signing_key};
}

std::optional<PublicKeys> keys_in(const Directory::People& people, const std::string& address) {
    const auto person = people.find(address);
    return person == people.end() ? std::nullopt : person->second;
}

std::string read_address(const json::value& person) {
    return std::string(person.at("email").as_string());
}

} // namespace

Directory::Directory(std::string me, const PublicKeys& mine)
    : me_(std::move(me)), people_{{me_, mine}}, shown_as_mine_(mine) {
}

net::awaitable<void> Directory::fetch(Api& api) {
    const auto answer = co_await api.call("GET", "/api/keys");
    try {
        for (const auto& person : answer.at("people").as_array())
            if (const auto address = read_address(person); canonical_address(address) == address)
                people_.try_emplace(address, read_keys(person.as_object()));
    } catch (const std::exception&) {
        throw NotUnderstood();
    }
}

std::vector<Directory::Change> Directory::update(const json::array& people) {
    const auto before = std::exchange(people_, {{me_, people_.at(me_)}});
    std::vector<Change> changes;
    for (const auto& person : people) {
        const auto address = read_address(person);
        const auto keys = read_keys(person.as_object());
        const auto was = address == me_ ? shown_as_mine_ : keys_in(before, address);
        if (was != keys)
            changes.push_back({address, remark(address, was.has_value(), keys.has_value())});
        if (address == me_)
            shown_as_mine_ = keys;
        else
            people_[address] = keys;
    }
    for (const auto& [address, keys] : before)
        if (keys && !people_.contains(address))
            changes.push_back(
                {address, "The server no longer lists " + escape_controls(address) + "."});
    return changes;
}

std::vector<std::string> Directory::remarks_on(const json::array& people) {
    std::vector<std::string> remarks;
    for (auto& change : update(people))
        remarks.push_back(std::move(change.remark));
    return remarks;
}

void Directory::forget_others(const json::array& people) {
    std::set<std::string> here{me_};
    for (const auto& person : people)
        here.insert(read_address(person));
    std::erase_if(people_, [&](const auto& each) { return !here.contains(each.first); });
}

std::string Directory::remark(const std::string& address, bool had_keys, bool has_keys) const {
    if (address == me_)
        return "The server no longer shows everybody your keys. Either you made new ones "
               "elsewhere, or it has swapped them.";
    const auto who = display_address(address);
    if (!has_keys)
        return who + " has no keys any more.";
    return (had_keys ? "The keys of " + who + " have changed." : who + " has keys now.") +
           " /fingerprint " + escape_controls(address) + " shows what to compare.";
}

} // namespace messenger::client
