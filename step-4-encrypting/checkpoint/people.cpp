#include "people.hpp"

#include "keypair.hpp"

#include <algorithm>

namespace messenger {

Person somebody(std::string_view name) {
    const auto identity = generate_identity();
    return {std::string(name) + "@example.com", identity, public_keys_of(identity)};
}

std::vector<Person> people(std::size_t count) {
    std::vector<Person> people;
    for (std::size_t i = 0; i != count; ++i)
        people.push_back(somebody("person" + std::to_string(i)));
    return people;
}

std::vector<PublicKey> sorted_keys(const std::vector<Person>& people) {
    std::vector<PublicKey> keys(people.size());
    std::ranges::transform(people, keys.begin(),
                           [](const Person& person) { return person.keys.encryption_key; });
    std::ranges::sort(keys);
    return keys;
}

Bytes some_header() {
    return envelope_header(random_array<MessageId>(), sorted_keys(people(2)));
}

} // namespace messenger
