#include "circle.hpp"

#include "lesson.hpp"
#include "shown_bytes.hpp"

namespace messenger {
namespace {

using namespace lesson;

Recipients expected_of(const Person& me, const std::vector<Person>& others) {
    Recipients expected{{me.address, me.keys.encryption_key}};
    for (const auto& other : others)
        expected.emplace(other.address, other.keys.encryption_key);
    return expected;
}

/// Says whose key `key` is, if that is known.
std::string whose(const PublicKey& key, const std::string& address, const Circle& circle) {
    const auto shown = circle.people.find(address);
    if (shown != circle.people.end() && shown->second) {
        if (shown->second->encryption_key == key)
            return ", the encryption_key that the server shows";
        if (shown->second->signing_key == key)
            return ", the signing_key that the server shows";
    }
    const auto pinned = circle.pins.at(address, not_sent_yet);
    if (pinned && pinned->encryption_key == key)
        return ", the encryption_key that is pinned";
    if (key == circle.me.keys.signing_key)
        return ", my own signing_key";
    return "";
}

std::string name_of(const std::string& address, const Circle& circle) {
    return address + (address == circle.me.address ? " (me)" : "");
}

} // namespace

Circle::Circle(const std::vector<Person>& friends) {
    for (const auto& person : friends)
        observe(person);
}

void Circle::observe(const Person& person) {
    step("observe " + person.address);
    pins.observe(person.address, person.keys);
    people[person.address] = person.keys;
}

void Circle::show(const Person& person) {
    step("the server shows " + person.address + " with the encryption_key " +
         show_bytes(person.keys.encryption_key) + " and the signing_key " +
         show_bytes(person.keys.signing_key));
    people[person.address] = person.keys;
}

void Circle::show_no_keys(const Person& person) {
    step("the server shows " + person.address + " without keys");
    people[person.address] = std::nullopt;
}

void Circle::accept(const Person& person, std::int64_t row) {
    step("accept these keys of " + person.address + " from row " + std::to_string(row) + " on");
    pins.accept(person.address, person.keys, row);
}

void Circle::expect_recipients(const std::vector<Person>& others) {
    const auto expected = expected_of(me, others);
    step("choose the recipients of a message from " + me.address);
    const auto chosen = recipients(people, pins, me.address, me.keys);
    for (const auto& [address, key] : expected)
        expect(chosen.contains(address), name_of(address, *this) + " is a recipient",
               "was left out");
    for (const auto& [address, key] : chosen)
        expect(expected.contains(address), name_of(address, *this) + " is not a recipient",
               "was chosen, with " + show_bytes(key) + whose(key, address, *this));
    for (const auto& [address, key] : expected)
        expect(chosen.at(address) == key,
               "the message for " + name_of(address, *this) + " is sealed to " + show_bytes(key),
               "it is sealed to " + show_bytes(chosen.at(address)) +
                   whose(chosen.at(address), address, *this));
}

Person with_other_keys(const Person& person) {
    auto other = person;
    other.keys = {random_array<PublicKey>(), random_array<PublicKey>()};
    return other;
}

} // namespace messenger
