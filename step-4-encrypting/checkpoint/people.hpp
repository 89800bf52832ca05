// People whom tests write to, and fresh random bytes.

#pragma once

#include "common/bytes.hpp"
#include "common/envelope.hpp"
#include "crypto/keys.hpp"
#include "json_values.hpp"

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

/// A person with new keys and the address `name`@example.com.
Person somebody(std::string_view name);

/// `count` people with new keys.
std::vector<Person> people(std::size_t count);

/// Their encryption keys, ascending as bytes: as recipient_keys() would return them.
std::vector<PublicKey> sorted_keys(const std::vector<Person>& people);

/// Random bytes, as a std::array or a Secret.
template <class Array>
Array random_array() {
    return array_of<Array>(random_bytes(Array().size()));
}

/// A time that does not fit into 4 bytes.
constexpr std::uint64_t today = 1'700'000'000'123;

/// What `person` says today.
inline Plaintext says(const Person& person, std::string_view text) {
    return {person.address, today, std::string(text)};
}

/// The header of a message to two new people.
Bytes some_header();

} // namespace messenger
