#include "pin_book.hpp"

#include "lesson.hpp"
#include "people.hpp"
#include "shown_bytes.hpp"

#include <algorithm>

namespace messenger {
namespace {

using namespace lesson;

std::string name_of(KeyStatus seen) {
    switch (seen) {
    case KeyStatus::first:
        return "KeyStatus::first";
    case KeyStatus::same:
        return "KeyStatus::same";
    case KeyStatus::changed:
        return "KeyStatus::changed";
    }
    return "no KeyStatus at all";
}

std::string name_of(std::int64_t row) {
    return row == not_sent_yet ? "the row not_sent_yet" : "row " + std::to_string(row);
}

std::string question(std::string_view address, std::int64_t row) {
    return "ask which keys count for " + std::string(address) + " in " + name_of(row);
}

} // namespace

NamedKeys new_keys(std::string_view name) {
    return {std::string(name), {random_array<PublicKey>(), random_array<PublicKey>()}};
}

void PinBook::expect_meeting(KeyStatus expected, std::string_view address, const NamedKeys& keys) {
    named_.push_back(keys);
    step("observe " + std::string(address) + " with " + keys.name);
    const auto seen = pins.observe(address, keys.keys);
    expect(seen == expected, messenger::name_of(expected), messenger::name_of(seen));
}

void PinBook::accept(std::string_view address, const NamedKeys& keys, std::int64_t row) {
    named_.push_back(keys);
    step("accept " + keys.name + " for " + std::string(address) + " from " +
         messenger::name_of(row) + " on");
    pins.accept(address, keys.keys, row);
}

void PinBook::expect_at(std::string_view address, std::int64_t row, const NamedKeys& expected) {
    named_.push_back(expected);
    step(question(address, row));
    const auto found = pins.at(address, row);
    expect(found.has_value(), expected.name, "no keys");
    expect(*found == expected.keys, expected.name, name_of(*found));
}

void PinBook::expect_nobody_at(std::string_view address, std::int64_t row) {
    step(question(address, row));
    const auto found = pins.at(address, row);
    if (found)
        fail("no keys: nobody has met " + std::string(address), name_of(*found));
}

std::string PinBook::name_of(const PublicKeys& keys) const {
    const auto named = std::ranges::find(named_, keys, &NamedKeys::keys);
    if (named != named_.end())
        return named->name;
    return "keys that nobody has shown: " + show_bytes(keys.encryption_key) + " and " +
           show_bytes(keys.signing_key);
}

} // namespace messenger
