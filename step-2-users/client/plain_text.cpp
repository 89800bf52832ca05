#include "client/plain_text.hpp"

#include "client/errors.hpp"
#include "common/address.hpp"
#include "common/bytes.hpp"
#include "common/text.hpp"
#include "common/unicode.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace messenger::client {
namespace {

constexpr std::size_t ref_size = 16; // bytes

std::string member(const boost::json::object& members, std::string_view name) {
    const auto* value = members.if_contains(name);
    if (!value || !value->is_string())
        throw NotUnderstood();
    return std::string(value->get_string());
}

} // namespace

DecodedMessage read_plain_text(const StoredMessage& message) {
    if (message.members.contains("envelope"))
        return {"", "", "This message is encrypted: a later step of the workshop can read it."};
    auto from = member(message.members, "from");
    if (canonical_address(from) != from)
        throw NotUnderstood();
    return {std::move(from), member(message.members, "text"), ""};
}

Extensions plain_text() {
    return {
        .read = read_plain_text,
        .write =
            [](std::string_view text) {
                return OutgoingMessage{new_ref(), {{"text", text}}};
            },
        .notice =
            [] { return "Messages travel in the clear: whoever runs the server can read them."; }};
}

std::optional<std::string> why_not_sendable(std::string_view text) {
    const auto points = decode(text);
    if (!points)
        return "it is not UTF-8.";
    if (text.empty())
        return "it is empty.";
    if (text.size() > longest_text)
        return "it has " + std::to_string(text.size()) + " bytes, and the limit is " +
               std::to_string(longest_text) + ".";
    if (std::ranges::any_of(*points,
                            [](char32_t p) { return is_control(p) && p != U'\t' && p != U'\n'; }))
        return "it contains control characters.";
    return std::nullopt;
}

std::string new_ref() {
    return to_base64url(random_bytes(ref_size));
}

} // namespace messenger::client
