// TODO 5.5: opening valid envelopes, and the order in which problems are reported.

#include "lesson.hpp"
#include "oracle_envelopes.hpp"
#include "reader.hpp"

using namespace lesson;
using namespace messenger;

TEST(Todo_5_5, ReadsWhatWasSealed) {
    promise("all recipients, including the sender, read what was written, when, and by whom");
    const auto ben = somebody("ben"), mary = somebody("mary"), fred = somebody("fred");
    const auto plaintext = says(ben, "Hello all!");
    step("Ben seals " + show(plaintext.text) + " for himself, Mary and Fred");
    const auto envelope = sealed(plaintext, ben, {ben, mary, fred});
    for (const auto& reader : {mary, fred, ben}) {
        step("open it as " + reader.address);
        Reader(reader, {ben}).expect_readable(envelope, plaintext);
    }
}

TEST(Todo_5_5, ReadsWhatTheOtherSideSealed) {
    promise("I can read what others seal, for any number of recipients");
    for (const std::size_t count : {1, 2, 7}) {
        const auto everybody = people(count);
        const auto& sender = everybody.front();
        const auto plaintext = says(sender, "grüße, \xF0\x9F\x91\x8B");
        const auto to = sorted_keys(everybody);
        step("let the reference seal " + show(plaintext.text) +
             " with this many slots: " + std::to_string(count));
        const auto envelope = oracle::seal(plaintext, sender.identity, to, draw_randomness(count));
        for (const auto& reader : everybody)
            Reader(reader, {sender}).expect_readable(envelope, plaintext);
    }
}

TEST(Todo_5_5, ReadsEveryText) {
    promise("the shortest and the longest text are read as they were written");
    const auto ben = somebody("ben"), mary = somebody("mary");
    for (const auto& text :
         {std::string("x"), std::string("\xEF\xBB\xBF is not dropped"), std::string(16'384, 'x')}) {
        const auto plaintext = says(ben, text);
        Reader(mary, {ben}).expect_readable(sealed(plaintext, ben, {ben, mary}), plaintext);
    }
    const Plaintext late = {ben.address, (std::uint64_t{1} << 53) - 1, "far in the future"};
    Reader(mary, {ben}).expect_readable(sealed(late, ben, {ben, mary}), late);
}

TEST(Todo_5_5, FindsItsSlotAmongAThousand) {
    promise("each of 1,000 recipients finds its own slot, wherever it is");
    const auto everybody = people_in_order(1'000);
    const auto& sender = everybody[700];
    const auto plaintext = says(sender, "Hello everybody!");
    step("seal it for 1,000 people");
    const auto envelope = sealed(plaintext, sender, everybody);
    for (const std::size_t place : {0, 1, 500, 998, 999}) {
        step("open it as the reader whose slot is number " + std::to_string(place + 1));
        Reader(everybody[place], {sender}).expect_readable(envelope, plaintext);
    }
}

TEST(Todo_5_5, IsNotForEverybody) {
    promise("an envelope without a slot for me is not for me, even if nothing is wrong with it");
    const auto ben = somebody("ben"), mary = somebody("mary"), eve = somebody("eve");
    const auto plaintext = says(ben, "Hello Mary!");
    const auto envelope = sealed(plaintext, ben, {ben, mary});
    Reader(mary, {ben}).expect_readable(envelope, plaintext);
    step("Eve opens it");
    Reader(eve, {ben}).expect_outcome(Outcome::not_for_me, "for Eve", envelope);
}

TEST(Todo_5_5, TellsTheFirstThatIsWrong) {
    promise("if several things are wrong, the outcome is the first in the header's order");
    const auto ben = somebody("ben"), mary = somebody("mary"), eve = somebody("eve");
    const auto plaintext = says(ben, "Hello Mary!");
    const Draft draft({ben, mary});
    const auto right = draft.sealing(plaintext, ben);
    Reader(mary, {ben}).expect_readable(to_bytes(right), plaintext);

    auto broken = right;
    broken.ciphertext.back() ^= 1;
    auto other_version = to_bytes(broken);
    other_version[0] = 2;
    other_version.pop_back();
    step("open an envelope of another version that is also damaged");
    Reader(mary, {ben})
        .expect_outcome(Outcome::unsupported_version, "for version 2", other_version);
    step("open an envelope that is one byte too short and not for the reader");
    auto cut = to_bytes(right);
    cut.pop_back();
    Reader(eve, {ben}).expect_outcome(Outcome::damaged, "for Eve", cut);
    step("open an envelope that is not for the reader and damaged inside");
    Reader(eve, {ben}).expect_outcome(Outcome::not_for_me, "for Eve", to_bytes(broken));
    step("open an envelope that is damaged inside and from an unknown sender");
    Reader(mary).expect_outcome(Outcome::damaged, "for an unknown sender", to_bytes(broken));
    step("open an envelope with an empty text and a signature by somebody else");
    Reader(mary, {ben})
        .expect_outcome(Outcome::damaged, "with an empty text",
                        to_bytes(draft.sealing(says(ben, ""), eve)));
    step("open an envelope from an unknown sender with a signature by somebody else");
    Reader(mary).expect_outcome(Outcome::unknown_sender, "for an unknown sender",
                                to_bytes(draft.sealing(plaintext, eve)));
}
