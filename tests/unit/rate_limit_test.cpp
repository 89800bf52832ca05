// Growing delays, and a rate.

#include "server/rate_limit.hpp"

#include <gtest/gtest.h>

using namespace messenger;

namespace {

constexpr auto mary = "mary@example.com";
constexpr std::int64_t an_hour = 3'600'000, a_year = 365 * 24 * an_hour;

/// Fails so often as fast as it may. Returns when the last attempt was.
std::int64_t fail(LoginBackoff& backoff, const std::string& source, int times, std::int64_t now) {
    for (int i = 0; i != times; ++i) {
        const auto wait = backoff.attempt(mary, source, now);
        now += wait;
        if (wait > 0) {
            EXPECT_EQ(backoff.attempt(mary, source, now), 0) << i;
        }
    }
    return now;
}

} // namespace

TEST(LoginBackoff, GrowsTo30Seconds) {
    LoginBackoff backoff;
    std::int64_t now = 1'000'000;
    for (int i = 0; i != 3; ++i)
        EXPECT_EQ(backoff.attempt(mary, "here", now), 0);
    for (const std::int64_t wait : {1'000, 2'000, 4'000, 8'000, 16'000, 30'000, 30'000, 30'000}) {
        EXPECT_EQ(backoff.attempt(mary, "here", now), wait);
        EXPECT_EQ(backoff.attempt(mary, "here", now + wait - 1), 1);
        now += wait;
        EXPECT_EQ(backoff.attempt(mary, "here", now), 0);
    }
}

TEST(LoginBackoff, IsEachAccountsAndEachSourcesOwn) {
    LoginBackoff backoff;
    for (int i = 0; i != 4; ++i)
        backoff.attempt(mary, "here", 1'000);
    EXPECT_NE(backoff.attempt(mary, "here", 1'000), 0);
    EXPECT_EQ(backoff.attempt(mary, "there", 1'000), 0);
    EXPECT_EQ(backoff.attempt("fred@example.com", "here", 1'000), 0);
}

TEST(LoginBackoff, SlowsManySourcesDownWithoutLockingAnybodyOut) {
    LoginBackoff backoff;
    std::int64_t now = 1'000'000;
    for (int i = 0; i != 10; ++i)
        EXPECT_EQ(backoff.attempt(mary, "stranger " + std::to_string(i), now), 0) << i;
    std::int64_t longest = 0;
    for (int i = 10; i != 40; ++i) {
        const auto stranger = "stranger " + std::to_string(i);
        const auto wait = backoff.attempt(mary, stranger, now);
        EXPECT_GT(wait, 0) << i;
        longest = std::max(longest, wait);
        now += wait;
        EXPECT_EQ(backoff.attempt(mary, stranger, now), 0) << i;
    }
    EXPECT_EQ(longest, 30'000);
    // The owner, from an address of her own, is heard after the time that she was told, however
    // many strangers come meanwhile.
    const auto wait = backoff.attempt(mary, "home", now);
    EXPECT_EQ(wait, 30'000);
    for (int i = 40; i != 90; ++i)
        backoff.attempt(mary, "stranger " + std::to_string(i), now + i);
    EXPECT_EQ(backoff.attempt(mary, "home", now + wait), 0);
}

TEST(LoginBackoff, IsForgottenAfterASuccessAndAfterAWhile) {
    LoginBackoff backoff;
    fail(backoff, "here", 3, 1'000);
    EXPECT_NE(backoff.attempt(mary, "here", 1'000), 0);
    backoff.succeeded(mary, "here");
    fail(backoff, "here", 3, 1'000);
    const auto now = fail(backoff, "there", 20, 1'000);
    backoff.succeeded(mary, "there");
    EXPECT_EQ(backoff.attempt(mary, "elsewhere", now), 0) << "3 were wrong, which is few";
    EXPECT_EQ(backoff.attempt(mary, "here", now + an_hour), 0);
    EXPECT_EQ(backoff.attempt(mary, "here", now + an_hour), 0);
}

TEST(LoginBackoff, SurvivesAClockThatJumps) {
    LoginBackoff backoff;
    const std::int64_t start = 2 * a_year;
    const auto now = fail(backoff, "here", 20, start);
    const auto wait = backoff.attempt(mary, "here", now - an_hour);
    EXPECT_GT(wait, 0);
    EXPECT_LE(wait, 30'000);
    EXPECT_EQ(backoff.attempt(mary, "here", now - an_hour + wait), 0);
    EXPECT_LE(backoff.attempt(mary, "elsewhere", now - an_hour), 30'000);
    EXPECT_EQ(backoff.attempt(mary, "here", now + a_year), 0);
    const auto back = backoff.attempt(mary, "here", now);
    EXPECT_GE(back, 0);
    EXPECT_LE(back, 30'000);
}

TEST(TokenBucket, AllowsABurstAndThenSoManyASecond) {
    TokenBucket rate(3, 2);
    for (int i = 0; i != 3; ++i)
        EXPECT_TRUE(rate.take("mary", 0));
    EXPECT_FALSE(rate.take("mary", 0));
    EXPECT_TRUE(rate.take("fred", 0));
    EXPECT_TRUE(rate.take("mary", 500));
    EXPECT_FALSE(rate.take("mary", 500));
    for (int i = 0; i != 3; ++i)
        EXPECT_TRUE(rate.take("mary", 100'000));
    EXPECT_FALSE(rate.take("mary", 100'000));
}

TEST(TokenBucket, SurvivesAClockThatJumps) {
    TokenBucket rate(3, 2);
    for (int i = 0; i != 3; ++i)
        EXPECT_TRUE(rate.take("mary", a_year));
    EXPECT_FALSE(rate.take("mary", a_year - an_hour));
    EXPECT_TRUE(rate.take("mary", a_year - an_hour + 500)) << "it goes on from there";
    for (int i = 0; i != 3; ++i)
        EXPECT_TRUE(rate.take("mary", 2 * a_year));
    EXPECT_FALSE(rate.take("mary", 2 * a_year)) << "no more than a burst";
}

TEST(UnderWay, AllowsEachUserSoManyAtATime) {
    UnderWay under_way(2);
    const auto first = under_way.begin("mary");
    auto second = under_way.begin("mary");
    EXPECT_TRUE(first && second);
    EXPECT_FALSE(under_way.begin("mary"));
    EXPECT_TRUE(under_way.begin("fred"));
    second.reset();
    second = under_way.begin("mary");
    EXPECT_TRUE(second);
    EXPECT_FALSE(under_way.begin("mary"));
}
