// Secrets that do not stay in memory when they are not needed any more: a private key, a content
// key, what two keys agree on, a passphrase. Each is wiped by its destructor.

#pragma once

#include "wipe.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace messenger {

/// `size` secret bytes, zeroes to begin with, wiped by the destructor.
template <std::size_t size>
struct Secret : std::array<std::uint8_t, size> {
    Secret() : std::array<std::uint8_t, size>{} {}
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = default;
    ~Secret() { wipe(*this); }
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
