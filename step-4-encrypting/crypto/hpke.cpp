#include "crypto/hpke.hpp"

#include "common/byte_writer.hpp"
#include "crypto/hkdf.hpp"

#include <stdexcept>

namespace messenger {
namespace {

constexpr std::string_view version = "HPKE-v1";

Bytes suite(std::string_view name, std::initializer_list<std::uint16_t> numbers) {
    ByteWriter writer;
    writer.raw(bytes_of(name));
    for (const auto number : numbers)
        writer.u16(number);
    return writer.bytes();
}

} // namespace

const Bytes kem_suite_id = suite("KEM", {0x0020});
const Bytes hpke_suite_id = suite("HPKE", {0x0020, 0x0001, 0x0001});

Bytes labeled_extract(std::span<const std::uint8_t> suite_id, std::span<const std::uint8_t> salt,
                      std::string_view label, std::span<const std::uint8_t> ikm) {
    ByteWriter labeled;
    labeled.raw(bytes_of(version)).raw(suite_id).raw(bytes_of(label)).raw(ikm);
    return hkdf_extract(salt, labeled.bytes());
}

Bytes labeled_expand(std::span<const std::uint8_t> suite_id, std::span<const std::uint8_t> prk,
                     std::string_view label, std::span<const std::uint8_t> info, std::size_t size) {
    if (size > hkdf_most)
        throw std::length_error("HKDF gives at most 255 times 32 bytes.");
    ByteWriter labeled;
    labeled.u16(static_cast<std::uint16_t>(size)).raw(bytes_of(version)).raw(suite_id);
    labeled.raw(bytes_of(label)).raw(info);
    return hkdf_expand(prk, labeled.bytes(), size);
}

} // namespace messenger
