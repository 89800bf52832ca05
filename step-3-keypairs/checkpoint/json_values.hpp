// Values as they stand in tests/vectors.json, and in what the oracle is asked and answers: bytes
// are lower-case hexadecimal, two digits a byte.

#pragma once

#include "bytes.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace messenger {

/// What is wrong with a value, as a sentence.
struct BadValue : std::runtime_error {
    using runtime_error::runtime_error;
};

std::string to_hex(std::span<const std::uint8_t> bytes);

/// The member `name` of `object`. Throws BadValue where it is missing or of another kind.
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
