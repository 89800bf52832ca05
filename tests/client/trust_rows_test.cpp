// From which rows keys count for the client of step 6, and which messages it remembers.

#include "client/trust.hpp"
#include "common/bytes.hpp"
#include "pin_fixture.hpp"

#include <boost/json.hpp>

using namespace messenger;
using namespace messenger::client;
namespace json = boost::json;

namespace {

json::object person(const std::string& address, const PublicKeys& keys) {
    return {{"email", address},
            {"online", true},
            {"encryption_key", to_base64url(keys.encryption_key)},
            {"signing_key", to_base64url(keys.signing_key)}};
}

} // namespace

TEST_F(PinFiles, CountKeysFromTheRowBehindTheLastOfThoseBefore) {
    const auto me = generate_identity();
    const auto first = new_keys(), second = new_keys(), third = new_keys();
    Directory directory(fred, public_keys_of(me));
    directory.update({person(mary, first)});
    Trust trust(public_keys_of(me), directory, PinFile(owner));
    trust.look();
    trust.heard(mary, MessageId{1}, 10);
    trust.accept(mary, second);
    EXPECT_EQ(trust.signing_key(mary, 10), first.signing_key);
    EXPECT_EQ(trust.signing_key(mary, 11), second.signing_key);

    // The server's database was deleted, so its rows count from 1 again.
    trust.reached(11);
    trust.save();
    Trust later(public_keys_of(me), directory, PinFile(owner));
    EXPECT_TRUE(later.welcomed(3));
    EXPECT_EQ(later.signing_key(mary, 1), second.signing_key);
    EXPECT_TRUE(later.seen().empty());
    later.accept(mary, third);
    EXPECT_EQ(later.signing_key(mary, 1), third.signing_key);
}

TEST_F(PinFiles, CountKeysFromTheRowBehindTheNewestAtWhichThoseBeforeWereShown) {
    const auto me = generate_identity();
    const auto first = new_keys(), second = new_keys();
    Directory directory(fred, public_keys_of(me));
    directory.update({person(mary, first)});
    Trust trust(public_keys_of(me), directory, PinFile(owner));
    EXPECT_FALSE(trust.welcomed(5));
    trust.look();
    trust.reached(6);
    trust.save();

    Trust later(public_keys_of(me), directory, PinFile(owner)); // after a restart
    EXPECT_FALSE(later.welcomed(8)); // these two came before it was known whose keys are shown
    directory.update({person(mary, second)});
    later.look();
    later.reached(9);
    later.look();
    later.accept(mary, second);
    EXPECT_EQ(later.signing_key(mary, 6), first.signing_key);
    EXPECT_EQ(later.signing_key(mary, 7), second.signing_key);
}

TEST_F(PinFiles, CountKeysOfSomebodyWhoWasNotListedFromWhenSheWas) {
    const auto me = generate_identity();
    const auto first = new_keys(), second = new_keys();
    Directory directory(fred, public_keys_of(me));
    directory.update({person(mary, first)});
    Trust trust(public_keys_of(me), directory, PinFile(owner));
    trust.welcomed(5);
    trust.look();
    directory.update({});
    trust.look();
    trust.reached(9);
    directory.update({person(mary, second)});
    trust.look();
    trust.accept(mary, second);
    EXPECT_EQ(trust.signing_key(mary, 5), first.signing_key);
    EXPECT_EQ(trust.signing_key(mary, 6), second.signing_key);
}

TEST(SeenMessages, AreThoseWithTheHighestRows) {
    SeenMessages seen;
    for (std::uint8_t high = 0; high != 10; ++high)
        for (int low = 0; low != 250; ++low)
            note_seen(seen, mary, MessageId{high, static_cast<std::uint8_t>(low)},
                      high * 250 + low);
    EXPECT_EQ(seen.size(), most_seen);
    EXPECT_FALSE(seen.contains({mary, MessageId{0, 0}}));
    EXPECT_TRUE(seen.contains({mary, MessageId{9, 249}}));
    note_seen(seen, mary, MessageId{9, 249}, 2'499);
    EXPECT_EQ(seen.at({mary, MessageId{9, 249}}), 2'499);
    note_seen(seen, mary, MessageId{9, 249}, 3'000);
    EXPECT_EQ(seen.at({mary, MessageId{9, 249}}), 2'499);
}
