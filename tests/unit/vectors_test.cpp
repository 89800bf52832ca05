// The formats' lists in tests/vectors.json, against what the steps give and the solutions.
// tests/browser/vectors.test.mjs does the same with the page's modules.

#include "common/address.hpp"
#include "common/armor.hpp"
#include "common/byte_writer.hpp"
#include "common/text.hpp"
#include "keypair.hpp"
#include "reader.hpp"
#include "vectors.hpp"

#include <boost/algorithm/string/erase.hpp>
#include <gtest/gtest.h>

using namespace messenger;
using boost::json::object;

namespace {

/// The published cases of a list, which must not be empty.
std::vector<object> published(std::string_view list) {
    auto found = cases("secure_messenger", list);
    if (found.empty())
        throw std::runtime_error("There is nothing in the list " + std::string(list) + ".");
    return found;
}

std::optional<std::string> text_or_null(const object& each, std::string_view name) {
    return each.at(name).is_null() ? std::nullopt : std::optional(text_in(each, name));
}

std::optional<Bytes> bytes_or_null(const object& each, std::string_view name) {
    return each.at(name).is_null() ? std::nullopt : std::optional(bytes_in(each, name));
}

std::string name_of(Unlocking outcome) {
    switch (outcome) {
    case Unlocking::unlocked:
        return "unlocked";
    case Unlocking::unsupported_version:
        return "unsupported";
    case Unlocking::damaged:
        return "damaged";
    case Unlocking::wrong_passphrase:
        return "wrong_passphrase";
    }
    return "";
}

/// The published person of this address, who knows all the others and has read nothing yet.
Reader published_reader(const std::string& address) {
    std::vector<Person> known;
    for (const auto& each : published("identities"))
        known.push_back({text_in(each, "address"), identity_in(each), public_keys_in(each)});
    return Reader(*std::ranges::find(known, address, &Person::address), known);
}

/// What `reader` finds in the envelope `bytes`, by its name in the vectors.
std::string outcome_of(Reader& reader, const Bytes& bytes, std::int64_t row = 1) {
    const auto outcome = reader.open(bytes, row).outcome;
    return outcome == Outcome::unsupported_version ? "unsupported" : name_of(outcome);
}

/// An envelope to so many recipients with a payload of so many blocks, otherwise mostly zeroes.
Bytes envelope_of(std::uint64_t recipients, std::uint64_t blocks) {
    ByteWriter writer;
    writer.u8(1).raw(Bytes(16)).u16(static_cast<std::uint16_t>(recipients));
    for (std::uint64_t i = 1; i <= recipients; ++i)
        writer.raw(Bytes(24)).u64(i).raw(Bytes(64));
    writer.raw(Bytes(12 + 256 * blocks + 16));
    return writer.bytes();
}

} // namespace

TEST(Vectors, Unlockings) {
    for (const auto& each : published("unlockings")) {
        const auto outcome =
            unlock_keypair(bytes_in(each, "locked"), text_in(each, "passphrase_utf8")).outcome;
        EXPECT_EQ(name_of(outcome), text_in(each, "outcome")) << each;
    }
}

TEST(Vectors, Replays) {
    for (const auto& each : published("replays")) {
        auto reader = published_reader(text_in(each, "reader"));
        for (const auto& value : each.at("steps").as_array()) {
            const auto& step = value.as_object();
            const auto& envelope = each.at("envelopes").at(number_in(step, "envelope"));
            EXPECT_EQ(
                outcome_of(reader, bytes_in({{"hex", envelope}}, "hex"), step.at("row").as_int64()),
                text_in(step, "outcome"))
                << each.at("what") << step;
        }
    }
}

TEST(Vectors, Sizes) {
    auto reader = published_reader("mary@example.com");
    for (const auto& each : published("sizes"))
        EXPECT_EQ(outcome_of(reader,
                             envelope_of(number_in(each, "recipients"), number_in(each, "blocks"))),
                  text_in(each, "outcome"))
            << each;
}

TEST(Vectors, Texts) {
    for (const auto& each : published("texts"))
        EXPECT_EQ(is_text(text_of(bytes_in(each, "bytes"))), each.at("is_text").as_bool()) << each;
}

TEST(Vectors, Addresses) {
    for (const auto& each : published("addresses"))
        EXPECT_EQ(canonical_address(text_in(each, "typed_utf8")), text_or_null(each, "canonical"))
            << each;
}

TEST(Vectors, Base64url) {
    for (const auto& each : published("base64url")) {
        const auto bytes = bytes_or_null(each, "bytes");
        EXPECT_EQ(from_base64url(text_in(each, "text")), bytes) << each;
        if (bytes) {
            EXPECT_EQ(to_base64url(*bytes), text_in(each, "text"));
        }
    }
}

TEST(Vectors, Armors) {
    for (const auto& each : published("armors")) {
        auto armor = text_in(each, "armor");
        const auto bytes = bytes_or_null(each, "bytes");
        EXPECT_EQ(from_armor(armor), bytes) << each;
        std::erase(armor, '\r'); // readers take CRLF, too
        if (bytes) {
            EXPECT_EQ(to_armor(*bytes), armor);
        }
    }
}
