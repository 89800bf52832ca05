// TODO 5.5: the outcomes that other implementations get.

#include "lesson.hpp"
#include "oracle_openings.hpp"
#include "reader.hpp"
#include "vectors.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

TEST(Todo_5_5, EndsAsThePublishedOpeningsDo) {
    promise("open() returns the outcomes that were published, each for a reader who has read "
            "nothing else");
    std::vector<Person> known;
    for (const auto& identity : cases("secure_messenger", "identities"))
        known.push_back(
            {text_in(identity, "address"), identity_in(identity), public_keys_in(identity)});
    step("open the published envelopes one after the other");
    for (const auto& opening : cases("secure_messenger", "openings")) {
        const auto name = text_in(opening, "reader");
        Reader reader(*std::ranges::find(known, name, &Person::address), known);
        auto expected = text_in(opening, "outcome");
        if (expected == "unsupported")
            expected = name_of(Outcome::unsupported_version);
        const auto opened = reader.open(bytes_in(opening, "envelope"));
        expect_equal("the outcome for " + name + " of the published opening " +
                         show(text_in(opening, "what")),
                     name_of(opened.outcome), expected);
    }
}

TEST(Todo_5_5, SaysWhatTheOtherSideSays) {
    promise("open() agrees with the reference, whatever happens to an envelope");
    const auto everybody = people_in_order(3);
    const auto &ben = everybody[0], &mary = everybody[1];
    const auto plaintext = says(ben, "Hello all!");
    const auto whole = sealed(plaintext, ben, everybody);
    Reader(mary, {ben}).expect_readable(whole, plaintext);

    const auto dice = random_bytes(600);
    std::vector<oracle::Row> rows;
    for (std::size_t i = 0; i != 200; ++i) {
        const auto* die = &dice[i * 3];
        auto bytes = whole;
        const auto place = (die[0] * 256u + die[1]) % bytes.size();
        if (die[2] % 8 == 0)
            bytes.resize(place);
        else if (die[2] % 8 == 1)
            bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(place), die[2]);
        else
            bytes[place] ^= std::max<std::uint8_t>(die[2], 1);
        rows.push_back({static_cast<std::int64_t>(i) + 1, bytes});
    }
    step("change, cut or lengthen a valid envelope at a random place, 200 times");
    const auto expected = oracle::outcomes(rows, mary, {ben});
    Reader reader(mary, {ben});
    for (std::size_t i = 0; i != rows.size(); ++i) {
        const auto outcome = name_of(reader.open(rows[i].envelope, rows[i].number).outcome);
        if (outcome != expected[i]) {
            const auto same = std::ranges::mismatch(rows[i].envelope, whole).in1;
            fail("the outcome of row " + std::to_string(i + 1) + ", where byte " +
                     std::to_string(same - rows[i].envelope.begin()) +
                     " is the first that differs, of " + std::to_string(rows[i].envelope.size()) +
                     ": " + show(expected[i]),
                 show(outcome));
        }
    }
}
