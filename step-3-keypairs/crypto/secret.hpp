// Secrets that do not stay in memory when they are not needed any more: a private key, a content
// key, what two keys agree on, a passphrase. Each is wiped by its destructor.

#pragma once

#include "crypto/wipe.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace messenger {

/// `count` secret bytes, zeroes to begin with. It is used like a std::array, but is none: the
/// compiler refuses to copy a secret to where a public key, a nonce or a salt belongs.
template <std::size_t count>
class Secret : std::array<std::uint8_t, count> {
    using Array = std::array<std::uint8_t, count>;

  public:
    Secret() : Array{} {}
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = default;
    ~Secret() { wipe(*this); }

    using Array::operator[], Array::at, Array::front, Array::back, Array::data;
    using Array::begin, Array::end, Array::cbegin, Array::cend, Array::rbegin, Array::rend;
    using Array::size, Array::empty, Array::fill;

    bool operator==(const Secret&) const = default;
};

/// A secret text, wiped by its destructor. Do not let it grow, and do not copy it into a plain
/// std::string: neither wipes what it frees.
struct SecretText : std::string {
    explicit SecretText(std::string_view text) : std::string(text) {}
    SecretText(const SecretText&) = default;
    SecretText& operator=(const SecretText&) = delete;
    ~SecretText() { wipe({reinterpret_cast<std::uint8_t*>(data()), size()}); }
};

} // namespace messenger
