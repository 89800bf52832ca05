// Growing delays, and a rate.

#include "server/rate_limit.hpp"

#include <gtest/gtest.h>

using namespace messenger;

TEST(LoginBackoff, GrowTo30Seconds) {
    LoginBackoff delays;
    std::int64_t now = 1'000'000;
    for (int i = 0; i != 3; ++i)
        EXPECT_EQ(delays.attempt("mary", now), 0);
    for (const std::int64_t wait : {1'000, 2'000, 4'000, 8'000, 16'000, 30'000, 30'000, 30'000}) {
        EXPECT_EQ(delays.attempt("mary", now), wait);
        EXPECT_EQ(delays.attempt("mary", now + wait - 1), 1);
        now += wait;
        EXPECT_EQ(delays.attempt("mary", now), 0);
    }
}

TEST(LoginBackoff, AreEachOnesOwn) {
    LoginBackoff delays;
    for (int i = 0; i != 4; ++i)
        delays.attempt("mary", 0);
    EXPECT_NE(delays.attempt("mary", 0), 0);
    EXPECT_EQ(delays.attempt("fred", 0), 0);
}

TEST(LoginBackoff, AreForgottenAfterASuccessAndAfterAWhile) {
    LoginBackoff delays;
    for (int i = 0; i != 3; ++i)
        delays.attempt("mary", 0);
    EXPECT_NE(delays.attempt("mary", 0), 0);
    delays.succeeded("mary");
    for (int i = 0; i != 3; ++i)
        EXPECT_EQ(delays.attempt("mary", 0), 0);
    const std::int64_t an_hour = 3'600'000;
    for (int i = 0; i != 3; ++i)
        EXPECT_EQ(delays.attempt("mary", an_hour), 0);
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
