// Reads what a ByteWriter wrote, and trusts none of it.

#pragma once

#include "common/bytes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>

namespace messenger {

/// There are fewer bytes than should be, or more.
struct Malformed : std::runtime_error {
    using runtime_error::runtime_error;
};

/// Reads from the front. Whatever goes past the end throws Malformed, before anything is
/// allocated. The spans point into the bytes that were given, which have to outlive them.
class ByteReader {
  public:
    explicit ByteReader(std::span<const std::uint8_t> bytes) noexcept : rest_(bytes) {}

    std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    std::uint64_t u64() { return number(8); }

    /// The next `size` bytes.
    std::span<const std::uint8_t> raw(std::size_t size);

    /// The next bytes, as many as `array` has: a std::array, or a Secret.
    template <class Array>
    Array array() {
        Array array;
        std::ranges::copy(raw(array.size()), array.begin());
        return array;
    }

    /// A length in 4 bytes, and so many bytes.
    std::span<const std::uint8_t> field() { return raw(u32()); }

    /// All that has not been read, which is read with that.
    std::span<const std::uint8_t> rest() { return raw(rest_.size()); }

    /// Throws Malformed unless everything has been read.
    void end() const;

  private:
    std::uint64_t number(std::size_t size);

    std::span<const std::uint8_t> rest_;
};

} // namespace messenger
