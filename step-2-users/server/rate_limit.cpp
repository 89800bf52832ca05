#include "server/rate_limit.hpp"

#include <algorithm>

namespace messenger {
namespace {

constexpr int free_attempts = 3;
constexpr std::int64_t longest_delay = 30'000;  // milliseconds
constexpr std::int64_t memory = 15 * 60 * 1000; // milliseconds
constexpr std::size_t most_remembered = 10'000; // records: an attacker may use many addresses

std::int64_t delay_after(int failures) {
    if (failures < free_attempts)
        return 0;
    return std::min(longest_delay, std::int64_t{1000} << std::min(failures - free_attempts, 5));
}

} // namespace

std::int64_t LoginBackoff::attempt(const std::string& who, std::int64_t now) {
    forget_old(now);
    auto& record = records_[who];
    if (now < record.not_before)
        return record.not_before - now;
    if (now > record.not_before + memory)
        record = {};
    record.not_before = now + delay_after(++record.failures);
    return 0;
}

void LoginBackoff::forget_old(std::int64_t now) {
    if (records_.size() < most_remembered)
        return;
    std::erase_if(records_, [&](const auto& each) { return now > each.second.not_before; });
    if (records_.size() >= most_remembered)
        records_.clear();
}

bool TokenBucket::take(const std::string& who, std::int64_t now) {
    auto& account = accounts_.try_emplace(who, Account{burst_, now}).first->second;
    const auto since = static_cast<double>(std::max<std::int64_t>(0, now - account.at)) / 1000;
    account.left = std::min(burst_, account.left + since * a_second_);
    account.at = now;
    if (account.left < 1)
        return false;
    account.left -= 1;
    return true;
}

std::shared_ptr<void> UnderWay::begin(const std::string& who) {
    auto& count = counts_[who];
    if (count == most_)
        return nullptr;
    ++count;
    return {this, [this, who](void*) {
                if (--counts_.at(who) == 0)
                    counts_.erase(who);
            }};
}

} // namespace messenger
