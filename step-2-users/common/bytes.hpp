// Bytes: random ones, their SHA-256, and how they travel as text (RFC 4648, always without
// padding).

#pragma once

#include "crypto/wipe.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace messenger {

/// Bytes that may be secret: they are wiped when they are freed.
using Bytes = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

/// The bytes of `text`, NULs and all, without copying them; valid as long as the text is.
inline std::span<const std::uint8_t> bytes_of(std::string_view text) noexcept {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// The way back: a copy.
inline std::string text_of(std::span<const std::uint8_t> bytes) {
    return {bytes.begin(), bytes.end()};
}

/// `size` bytes that nobody can guess, from the system's generator. Any thread.
Bytes random_bytes(std::size_t size);

/// SHA-256: 32 bytes. Any thread.
Bytes sha256(std::span<const std::uint8_t> bytes);
inline Bytes sha256(std::string_view text) {
    return sha256(bytes_of(text));
}

/// RFC 4648 section 4: A–Z, a–z, 0–9, + and /. What PHC strings use.
std::string to_base64(std::span<const std::uint8_t> bytes);

/// RFC 4648 section 5, with - and _ in the place of + and /: safe in URLs, cookies and JSON.
std::string to_base64url(std::span<const std::uint8_t> bytes);

/// The way back. Strict, so that there is one text for the same bytes: nothing for white space,
/// padding, characters of another alphabet, and trailing bits that are not zero.
std::optional<Bytes> from_base64(std::string_view text);
std::optional<Bytes> from_base64url(std::string_view text);

} // namespace messenger
