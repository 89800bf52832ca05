// Whom tests write to, and bytes that were never there before.

#pragma once

#include "bytes.hpp"
#include "envelope.hpp"
#include "json_values.hpp"
#include "keys.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace messenger {

struct Person {
    std::string address;
    Identity identity;
    PublicKeys keys;
};

/// Somebody with new keys.
Person somebody(std::string_view name);

/// So many of them.
std::vector<Person> people(std::size_t count);

/// Their encryption keys, ascending as bytes: what slots_for() would make of them.
std::vector<PublicKey> sorted_keys(const std::vector<Person>& people);

/// Random bytes, as a std::array or a Secret.
template <class Array>
Array random_array() {
    return array_of<Array>(random_bytes(Array().size()));
}

/// A time that 4 bytes do not hold.
constexpr std::uint64_t today = 1'700'000'000'123;

/// Today, a person says something.
inline Plaintext says(const Person& person, std::string_view text) {
    return {person.address, today, std::string(text)};
}

/// The header of a message to somebody.
Bytes some_header();

} // namespace messenger
