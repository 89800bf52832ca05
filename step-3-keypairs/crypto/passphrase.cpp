#include "crypto/passphrase.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <stdexcept>
#include <utf8proc.h>
#include <vector>

namespace messenger {
namespace {

constexpr std::ptrdiff_t shortest = 8; // code points

std::ptrdiff_t code_points(std::string_view utf8) {
    return std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

std::optional<SecretText> nfc_if_utf8(std::string_view text) {
    try {
        return nfc(text);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

} // namespace

SecretText nfc(std::string_view text) {
    // In two steps: utf8proc_map() would free memory with the passphrase in it.
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const auto decompose = [&](std::span<utf8proc_int32_t> into) {
        return utf8proc_decompose(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                  std::ssize(text), into.data(), std::ssize(into), options);
    };
    const auto count = decompose({}); // of the code points
    if (count < 0)
        throw std::invalid_argument("This is not UTF-8.");
    std::vector<utf8proc_int32_t, WipingAllocator<utf8proc_int32_t>> buffer(
        static_cast<std::size_t>(count) + 1); // and a NUL
    decompose(buffer);
    const auto size = utf8proc_reencode(buffer.data(), count, options); // in place, as UTF-8
    return SecretText(
        {reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(size)});
}

std::optional<std::string> why_not_passphrase(std::string_view passphrase,
                                              std::string_view login_password) {
    const auto normal = nfc_if_utf8(passphrase);
    if (!normal)
        return "A passphrase must be text in UTF-8.";
    if (code_points(*normal) < shortest)
        return "A passphrase must have 8 characters or more.";
    if (normal == nfc_if_utf8(login_password))
        return "The server has seen your password. Choose a different passphrase.";
    return std::nullopt;
}

} // namespace messenger
