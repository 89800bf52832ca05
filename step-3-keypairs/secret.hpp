// Bytes that nobody else may learn, and that do not stay in memory when they are not needed any
// more: a private key, a content key, what two keys agree on.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace messenger {

/// Overwrites `bytes` with zeroes, also where the compiler sees that nobody reads them again.
void wipe(std::span<std::uint8_t> bytes) noexcept;

/// `size` secret bytes, zeroes to begin with, wiped by the destructor.
template <std::size_t size>
struct Secret : std::array<std::uint8_t, size> {
    Secret() : std::array<std::uint8_t, size>{} {}
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = default;
    ~Secret() { wipe(*this); }
};

} // namespace messenger
