#include "common/byte_reader.hpp"

namespace messenger {

std::span<const std::uint8_t> ByteReader::raw(std::size_t size) {
    if (size > rest_.size())
        throw Malformed("There are fewer bytes than there should be.");
    const auto bytes = rest_.first(size);
    rest_ = rest_.subspan(size);
    return bytes;
}

void ByteReader::end() const {
    if (!rest_.empty())
        throw Malformed("There are more bytes than there should be.");
}

std::uint64_t ByteReader::number(std::size_t size) {
    std::uint64_t value = 0;
    for (const auto byte : raw(size))
        value = value << 8 | byte;
    return value;
}

} // namespace messenger
