// PBKDF2.

#include "crypto/pbkdf2.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

using namespace messenger;

namespace {

Bytes derive(std::string_view password, std::string_view salt, std::uint32_t iterations,
             std::size_t size) {
    Bytes derived(size);
    pbkdf2(bytes_of(password), bytes_of(salt), iterations, derived);
    return derived;
}

} // namespace

TEST(Pbkdf2, IsThatOfRfc7914) {
    for (const auto& known : cases("rfc7914"))
        EXPECT_EQ(to_hex(derive(text_in(known, "password_utf8"), text_in(known, "salt_utf8"),
                                static_cast<std::uint32_t>(number_in(known, "iterations")), 64)),
                  text_in(known, "derived"));
}

TEST(Pbkdf2, BeginsTheSameWhateverTheLength) {
    const auto longest = derive("password", "salt", 3, 100);
    for (const std::size_t size : {1, 16, 32, 33, 99}) {
        const auto front = std::span(longest).first(size);
        EXPECT_EQ(derive("password", "salt", 3, size), Bytes(front.begin(), front.end())) << size;
    }
}

TEST(Pbkdf2, TakesAnEmptyPassword) {
    for (const auto& known : cases("passphrase_keys"))
        if (text_in(known, "passphrase_utf8").empty()) {
            const auto salt = text_of(bytes_in(known, "salt"));
            const auto iterations = static_cast<std::uint32_t>(number_in(known, "iterations"));
            EXPECT_EQ(to_hex(derive("", salt, iterations, 16)), text_in(known, "key"));
            return;
        }
    FAIL() << "no vector has an empty passphrase";
}

TEST(Pbkdf2, TakesNoZeroIterations) {
    EXPECT_NO_THROW(derive("password", "salt", 1, 16));
    EXPECT_THROW(derive("password", "salt", 0, 16), std::invalid_argument);
}
