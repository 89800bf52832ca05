#include "client/trust.hpp"

#include "client/errors.hpp"
#include "common/escape_controls.hpp"

#include <algorithm>

namespace messenger::client {

Trust::Trust(const PublicKeys& mine, const Directory& directory, PinFile file)
    : mine_(mine), directory_(directory), file_(std::move(file)), state_(file_.load()) {
    if (const auto other = file_.other_account_with(mine))
        throw FatalError("These are the keys of " + escape_controls(*other) +
                         ", and you have logged in as " + directory.me() +
                         ". Have you mistyped your address? Then this server lies: it should have "
                         "refused it.");
    for (const auto& [address, pins] : state_.pins.all())
        known_.insert(address);
    observe_all(state_.pins);
}

TrustChanges Trust::look() {
    std::map<std::string, KeyStatus> met;
    change([&](TrustState& state) {
        met = observe_all(state.pins);
        state.own_keys = mine_;
    });
    TrustChanges news;
    for (const auto& [address, seen] : met) {
        const auto keys = shown(address).value();
        const auto warned = warned_.find(address);
        if (seen == KeyStatus::changed) {
            if (warned == warned_.end() || warned->second != keys)
                news.changed.push_back(address);
            warned_.insert_or_assign(address, keys);
        } else if (known_.insert(address).second) {
            news.newcomers.push_back(address);
        } else if (warned != warned_.end()) {
            news.back.push_back(address);
            warned_.erase(warned);
        }
    }
    return news;
}

std::map<std::string, KeyStatus> Trust::observe_all(Pins& pins) const {
    std::map<std::string, KeyStatus> met;
    for (const auto& [address, keys] : directory_.people())
        if (keys && address != directory_.me())
            met[address] = pins.observe(address, *keys);
    return met;
}

Recipients Trust::readers() const {
    return recipients(directory_.people(), state_.pins, directory_.me(), mine_);
}

std::optional<PublicKey> Trust::signing_key(std::string_view from, std::int64_t row) const {
    if (from == directory_.me())
        return mine_.signing_key;
    const auto keys = state_.pins.at(from, row);
    return keys ? std::optional(keys->signing_key) : std::nullopt;
}

void Trust::heard(const std::string& from, std::int64_t row) {
    if (from != directory_.me())
        state_.last_rows[from] = std::max(state_.last_rows[from], row);
}

std::optional<PublicKeys> Trust::shown(const std::string& address) const {
    const auto person = directory_.people().find(address);
    return person == directory_.people().end() ? std::nullopt : person->second;
}

TrustStatus Trust::status(const std::string& address) const {
    const auto keys = shown(address);
    if (!keys)
        return TrustStatus::no_keys;
    const bool counts = address == directory_.me() || state_.pins.at(address, not_sent_yet) == keys;
    return counts ? TrustStatus::accepted : TrustStatus::not_accepted;
}

void Trust::accept(const std::string& address, const PublicKeys& keys) {
    change([&](TrustState& state) {
        auto& last = state.last_rows[address];
        if (last > newest_)
            last = 0;
        state.pins.accept(address, keys, std::min(last, not_sent_yet - 1) + 1);
    });
    warned_.erase(address);
}

std::string Trust::number(const std::string& address, const PublicKeys& keys) const {
    return safety_number({directory_.me(), mine_}, {address, keys});
}

void Trust::verify(const std::string& address, const std::string& number) {
    change([&](TrustState& state) { state.verified[address] = number; });
}

bool Trust::is_verified(const std::string& address) const {
    const auto compared = state_.verified.find(address);
    const auto keys = state_.pins.at(address, not_sent_yet);
    return compared != state_.verified.end() && keys && number(address, *keys) == compared->second;
}

/// Changes what is stored. Whatever was met and heard since the last change is stored with it, so
/// that the disk need not be written for each message.
void Trust::change(const std::function<void(TrustState&)>& how) {
    state_ = file_.change([&](TrustState& state) {
        for (const auto& [address, pins] : state_.pins.all())
            state.pins.observe(address, pins.rbegin()->second);
        for (const auto& [address, row] : state_.last_rows)
            state.last_rows[address] = std::max(state.last_rows[address], row);
        how(state);
    });
}

} // namespace messenger::client
