// Writes bytes in a fixed order, so that there is one way to write a thing. Integers are
// big-endian: the most significant byte first.
//
//     field(x) = the length of x in 4 bytes, then x
//
// Fields keep apart what is written one after the other: without the lengths, "ab" and "c" would
// be the same bytes as "a" and "bc".

#pragma once

#include "common/bytes.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace messenger {

class ByteWriter {
  public:
    ByteWriter& u8(std::uint8_t value) { return number(value, 1); }
    ByteWriter& u16(std::uint16_t value) { return number(value, 2); }
    ByteWriter& u32(std::uint32_t value) { return number(value, 4); }
    ByteWriter& u64(std::uint64_t value) { return number(value, 8); }

    /// The bytes as they are.
    ByteWriter& raw(std::span<const std::uint8_t> bytes);

    /// The bytes, their number before them. Throws std::length_error where 4 bytes do not hold it.
    ByteWriter& field(std::span<const std::uint8_t> bytes);
    ByteWriter& field(std::string_view text) { return field(bytes_of(text)); }

    /// All that has been written.
    const Bytes& bytes() const noexcept { return bytes_; }

  private:
    ByteWriter& number(std::uint64_t value, int size);

    Bytes bytes_;
};

} // namespace messenger
