#include "client/trust.hpp"

#include "client/errors.hpp"
#include "common/escape_controls.hpp"

#include <algorithm>

namespace messenger::client {

namespace {

/// What still holds when the server gives the rows' numbers to other messages.
TrustState begun_anew(const TrustState& state) {
    Pins::Pinned last;
    for (const auto& [address, pins] : state.pins.all())
        last[address] = {{0, pins.rbegin()->second}};
    TrustState anew;
    anew.pins = Pins(std::move(last));
    anew.verified = state.verified;
    anew.own_keys = state.own_keys;
    return anew;
}

} // namespace

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
        note_shown(state, met);
        state.latest = std::max(state.latest, told_);
        state.own_keys = mine_;
    });
    is_told_ = true;
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

/// Notes up to which row the pinned keys were shown of those who show others now, or none.
void Trust::note_shown(TrustState& state, const std::map<std::string, KeyStatus>& met) const {
    for (const auto& [address, pins] : state.pins.all()) {
        const auto now = met.find(address);
        if (now != met.end() && now->second != KeyStatus::changed)
            state.shown_until.erase(address);
        else
            state.shown_until.try_emplace(address, state.latest);
    }
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

bool Trust::welcomed(std::int64_t latest) {
    told_ = latest;
    is_told_ = false;
    if (latest >= state_.latest)
        return false;
    state_ = begun_anew(state_);
    change([](TrustState& state) { state = begun_anew(state); });
    return true;
}

void Trust::reached(std::int64_t row) {
    told_ = std::max(told_, row);
    if (is_told_)
        state_.latest = std::max(state_.latest, row);
}

void Trust::heard(const std::string& from, const MessageId& id, std::int64_t row) {
    note_seen(state_.seen, from, id, row);
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
        const auto shown = state.shown_until.find(address);
        const auto until = shown == state.shown_until.end() ? state.latest : shown->second;
        const auto last = std::max(state.last_rows[address], until);
        state.pins.accept(address, keys, std::min(last, highest_number - 1) + 1);
        state.shown_until.erase(address);
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

void Trust::save() {
    change([](TrustState&) {});
}

/// Changes what is stored. Whatever was met and heard since the last change is stored with it, so
/// that the disk need not be written for each message.
void Trust::change(const std::function<void(TrustState&)>& how) {
    state_ = file_.change([&](TrustState& state) {
        for (const auto& [address, pins] : state_.pins.all())
            state.pins.observe(address, pins.rbegin()->second);
        for (const auto& [address, row] : state_.last_rows)
            state.last_rows[address] = std::max(state.last_rows[address], row);
        state.latest = std::max(state.latest, state_.latest);
        for (const auto& [message, row] : state_.seen)
            note_seen(state.seen, message.first, message.second, row);
        how(state);
    });
}

} // namespace messenger::client
