#include "safety_lesson.hpp"

#include "common/byte_writer.hpp"
#include "crypto/pbkdf2.hpp"
#include "lesson.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace lesson {
namespace {

using namespace messenger;

constexpr std::string_view salt_text = "secure-messenger/1 safety-number";
using Derived = std::array<std::uint8_t, 30>;

/// A way to make 30 bytes, or the digits from them. Its name completes "they were made …". The
/// right way has an empty name.
struct Derivation {
    std::string_view name;
    Bytes password, salt;
    std::uint32_t iterations = 10'000;
};

struct Writing {
    std::string_view name;
    std::function<std::string(const Derived&)> digits_of;
};

std::vector<Derivation> derivations(std::string_view address, const PublicKeys& keys) {
    const auto& [encryption_key, signing_key] = keys;
    const Bytes salt(salt_text.begin(), salt_text.end());
    const auto password =
        ByteWriter().field(address).field(encryption_key).field(signing_key).bytes();
    return {
        {"", password, salt},
        {"from a password without lengths",
         ByteWriter().raw(bytes_of(address)).raw(encryption_key).raw(signing_key).bytes(), salt},
        {"from a password in which the signing_key comes before the encryption_key",
         ByteWriter().field(address).field(signing_key).field(encryption_key).bytes(), salt},
        {"from a password in which the address comes last",
         ByteWriter().field(encryption_key).field(signing_key).field(address).bytes(), salt},
        {"from a password without the address",
         ByteWriter().field(encryption_key).field(signing_key).bytes(), salt},
        {"from a password without the encryption_key",
         ByteWriter().field(address).field(signing_key).bytes(), salt},
        {"from a password without the signing_key",
         ByteWriter().field(address).field(encryption_key).bytes(), salt},
        {"with a field as the salt", password, ByteWriter().field(salt_text).bytes()},
        {"with an empty salt", password, {}},
        {"with the salt and the password swapped", salt, password},
        {"with 1 iteration", password, salt, 1},
        {"with 1,000 iterations", password, salt, 1'000},
        {"with 100,000 iterations", password, salt, 100'000},
        {"with 600,000 iterations", password, salt, 600'000},
    };
}

/// `used` of each 5 bytes, as an integer modulo 100,000.
std::uint64_t group_at(const Derived& bytes, std::size_t begin, std::size_t used, bool big_endian) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i != used; ++i)
        value = value << 8 | bytes[begin + (big_endian ? i : used - 1 - i)];
    return value % 100'000;
}

std::string digits(const Derived& bytes, std::size_t used = 5, bool big_endian = true,
                   std::size_t stride = 5, std::size_t width = 5) {
    std::string text;
    for (std::size_t begin = 0; begin != 6 * stride; begin += stride) {
        const auto group = std::to_string(group_at(bytes, begin, used, big_endian));
        text += std::string(width - std::min(width, group.size()), '0') + group;
    }
    return text;
}

std::vector<Writing> writings() {
    return {
        {"", [](const Derived& bytes) { return digits(bytes); }},
        {"from little-endian integers",
         [](const Derived& bytes) { return digits(bytes, 5, false); }},
        {"without leading zeros",
         [](const Derived& bytes) { return digits(bytes, 5, true, 5, 0); }},
        {"from the first 4 of each 5 bytes", [](const Derived& bytes) { return digits(bytes, 4); }},
        {"from 4 bytes for each group",
         [](const Derived& bytes) { return digits(bytes, 4, true, 4); }},
        {"from integers that have lost all but their last 32 bits",
         [](const Derived& bytes) {
             std::string text;
             for (std::size_t begin = 0; begin != bytes.size(); begin += 5) {
                 const auto group = std::to_string(group_at(bytes, begin + 1, 4, true));
                 text += std::string(5 - group.size(), '0') + group;
             }
             return text;
         }},
    };
}

/// ": they were made …", if that is known; otherwise nothing.
std::string how(std::string_view happened, std::string_view address, const PublicKeys& keys) {
    for (const auto& derivation : derivations(address, keys)) {
        Derived derived;
        pbkdf2(derivation.password, derivation.salt, derivation.iterations, derived);
        for (const auto& writing : writings())
            if (writing.digits_of(derived) == happened) {
                std::string text = ": they were made";
                for (const auto name : {derivation.name, writing.name})
                    text += name.empty() ? "" : " " + std::string(name);
                return text;
            }
    }
    return "";
}

} // namespace

void expect_digits(std::string_view happened, std::string_view expected, std::string_view address,
                   const PublicKeys& keys) {
    if (happened != expected)
        fail("the digits of " + std::string(address) + ": " + show(expected),
             show(happened) + how(happened, address, keys));
}

void expect_shape(std::string_view number) {
    constexpr std::size_t size = 12 * 5 + 11;
    for (std::size_t at = 0; at != std::min(size, number.size()); ++at) {
        const bool wants_space = at % 6 == 5;
        const bool is_digit = number[at] >= '0' && number[at] <= '9';
        expect(wants_space ? number[at] == ' ' : is_digit,
               "character " + std::to_string(at + 1) + " is " +
                   (wants_space ? "the space after a group" : "a digit"),
               "it is " + show(number.substr(at, 1)) + ", after " + show(number.substr(0, at)));
    }
    expect(number.size() == size, "71 characters: twelve groups of five digits, and 11 spaces",
           std::to_string(number.size()) + " characters: " + show(number));
}

void expect_number(std::string_view happened, std::string_view expected) {
    expect_shape(happened);
    const auto half = expected.substr(0, 35), other_half = expected.substr(36);
    if (happened == std::string(other_half) + ' ' + std::string(half))
        fail("the digits of the lower address come first: " + show(half),
             "they come last, after " + show(other_half));
    for (std::size_t group = 0; group != 12; ++group) {
        const auto of_it = happened.substr(group * 6, 5), right = expected.substr(group * 6, 5);
        expect(of_it == right, "group " + std::to_string(group + 1) + " is " + show(right),
               "it is " + show(of_it));
    }
}

} // namespace lesson
