#include "common/address.hpp"

#include "common/ascii.hpp"

#include <algorithm>

namespace messenger {
namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t longest = 254; // bytes; the most that RFC 5321 leaves for an address

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white_space = " \t\r\n\v\f";
    const auto begin = text.find_first_not_of(white_space);
    if (begin == text.npos)
        return {};
    return text.substr(begin, text.find_last_not_of(white_space) - begin + 1);
}

bool consists_of(std::string_view text, std::string_view others) {
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || others.find(c) != others.npos;
    });
}

} // namespace

std::optional<std::string> canonical_address(std::string_view typed) {
    auto address = lowered(trimmed(typed));
    const auto printable = [](char c) { return c > ' ' && c < '\x7f'; };
    const bool good = address.size() >= shortest && address.size() <= longest &&
                      std::ranges::all_of(address, printable) &&
                      std::ranges::count(address, '@') == 1 && !address.starts_with('@') &&
                      !address.ends_with('@');
    if (!good)
        return std::nullopt;
    return address;
}

bool is_plain_address(std::string_view email) {
    const auto at = email.find('@');
    return at != email.npos && consists_of(email.substr(0, at), "._+-") &&
           consists_of(email.substr(at + 1), ".-");
}

} // namespace messenger
