// Values as written in tests/vectors.json, and in the oracle's questions and answers: bytes are in
// lower-case hexadecimal, two digits per byte.

#pragma once

#include "common/bytes.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace messenger {

/// Thrown for a bad value. what() says in a sentence what is wrong with it.
struct BadValue : std::runtime_error {
    using runtime_error::runtime_error;
};

std::string to_hex(std::span<const std::uint8_t> bytes);

/// The member `name` of `object`. Throws BadValue if it is missing or has another type.
Bytes bytes_in(const boost::json::object& object, std::string_view name);
std::string text_in(const boost::json::object& object, std::string_view name);
std::uint64_t number_in(const boost::json::object& object, std::string_view name);

/// `bytes` as a std::array or a Secret. Throws BadValue where there are not as many.
template <class Array>
Array array_of(std::span<const std::uint8_t> bytes) {
    Array array;
    if (bytes.size() != array.size())
        throw BadValue("There should be " + std::to_string(array.size()) + " bytes, not " +
                       std::to_string(bytes.size()) + ".");
    std::ranges::copy(bytes, array.begin());
    return array;
}

template <class Array>
Array array_in(const boost::json::object& object, std::string_view name) {
    return array_of<Array>(bytes_in(object, name));
}

} // namespace messenger
