#include "json_values.hpp"

#include <boost/algorithm/hex.hpp>

#include <iterator>

namespace messenger {
namespace {

const boost::json::value& member(const boost::json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    if (found == nullptr)
        throw BadValue("The member " + std::string(name) + " is missing.");
    return *found;
}

} // namespace

std::string to_hex(std::span<const std::uint8_t> bytes) {
    std::string text;
    boost::algorithm::hex_lower(bytes.begin(), bytes.end(), std::back_inserter(text));
    return text;
}

Bytes bytes_in(const boost::json::object& object, std::string_view name) {
    Bytes bytes;
    try {
        boost::algorithm::unhex(text_in(object, name), std::back_inserter(bytes));
    } catch (const boost::algorithm::hex_decode_error&) {
        throw BadValue(std::string(name) + " is not hexadecimal.");
    }
    return bytes;
}

std::string text_in(const boost::json::object& object, std::string_view name) {
    const auto* text = member(object, name).if_string();
    if (text == nullptr)
        throw BadValue(std::string(name) + " is not a string.");
    return {text->begin(), text->end()};
}

std::uint64_t number_in(const boost::json::object& object, std::string_view name) {
    boost::system::error_code error;
    const auto number = member(object, name).to_number<std::uint64_t>(error);
    if (error)
        throw BadValue(std::string(name) + " is not an integer of 0 or more.");
    return number;
}

} // namespace messenger
