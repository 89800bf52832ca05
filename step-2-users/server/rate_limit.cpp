#include "server/rate_limit.hpp"

#include <algorithm>

namespace messenger {
namespace {

constexpr int free_of_source = 3;
constexpr int free_of_account = 10;
constexpr std::int64_t longest_delay = 30'000;  // milliseconds
constexpr std::int64_t memory = 15 * 60 * 1000; // milliseconds
constexpr std::size_t most_remembered = 10'000; // records: an attacker may use many addresses

std::int64_t delay_after(int failures, int free) {
    if (failures < free)
        return 0;
    return std::min(longest_delay, std::int64_t{1000} << std::min(failures - free, 5));
}

} // namespace

std::int64_t LoginBackoff::attempt(const std::string& account, const std::string& source,
                                   std::int64_t now) {
    forget_old(sources_, now);
    forget_old(accounts_, now);
    auto& mine = up_to_date(sources_[account + ' ' + source], now);
    auto& all = up_to_date(accounts_[account], now);
    if (mine.not_before == 0)
        mine.not_before = now + delay_after(all.failures, free_of_account);
    if (now < mine.not_before)
        return mine.not_before - now;
    ++mine.failures;
    ++all.failures;
    mine.not_before = now + std::max(delay_after(mine.failures, free_of_source),
                                     delay_after(all.failures, free_of_account));
    all.not_before = now;
    return 0;
}

void LoginBackoff::succeeded(const std::string& account, const std::string& source) {
    const auto mine = sources_.find(account + ' ' + source);
    const auto all = accounts_.find(account);
    if (mine != sources_.end() && all != accounts_.end())
        all->second.failures = std::max(0, all->second.failures - mine->second.failures);
    if (mine != sources_.end())
        sources_.erase(mine);
}

LoginBackoff::Record& LoginBackoff::up_to_date(Record& record, std::int64_t now) {
    if (now > record.not_before + memory)
        record = {};
    // The clock may have been set back.
    record.not_before = std::min(record.not_before, now + longest_delay);
    return record;
}

void LoginBackoff::forget_old(Records& records, std::int64_t now) {
    if (records.size() < most_remembered)
        return;
    std::erase_if(records, [&](const auto& each) { return now > each.second.not_before; });
    if (records.size() >= most_remembered)
        records.clear();
}

bool TokenBucket::take(const std::string& who, std::int64_t now) {
    forget_full(now);
    auto& bucket = buckets_.try_emplace(who, Bucket{burst_, now}).first->second;
    bucket = {left_at(bucket, now), now};
    if (bucket.left < 1)
        return false;
    bucket.left -= 1;
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

double TokenBucket::left_at(const Bucket& bucket, std::int64_t now) const {
    const auto since = static_cast<double>(std::max<std::int64_t>(0, now - bucket.at)) / 1000;
    return std::min(burst_, bucket.left + since * a_second_);
}

void TokenBucket::forget_full(std::int64_t now) {
    if (buckets_.size() < most_remembered)
        return;
    std::erase_if(buckets_, [&](const auto& each) { return left_at(each.second, now) >= burst_; });
    if (buckets_.size() >= most_remembered)
        buckets_.clear();
}

} // namespace messenger
