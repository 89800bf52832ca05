#include "passphrase.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <utf8proc.h>

namespace messenger {
namespace {

constexpr std::ptrdiff_t shortest = 8; // code points

std::ptrdiff_t code_points(std::string_view utf8) {
    return std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

std::optional<std::string> nfc_if_utf8(std::string_view text) {
    try {
        return nfc(text);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

} // namespace

std::string nfc(std::string_view text) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (size < 0)
        throw std::invalid_argument("This is not UTF-8.");
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

std::optional<std::string> why_not_passphrase(std::string_view passphrase,
                                              std::string_view login_password) {
    const auto normal = nfc_if_utf8(passphrase);
    if (!normal)
        return "A passphrase is text in UTF-8.";
    if (code_points(*normal) < shortest)
        return "A passphrase has 8 characters or more.";
    if (normal == nfc_if_utf8(login_password))
        return "The server has seen your password. Choose a passphrase that it has not.";
    return std::nullopt;
}

} // namespace messenger
