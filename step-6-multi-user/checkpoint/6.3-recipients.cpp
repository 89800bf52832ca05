// TODO 6.3: the recipients.

#include "circle.hpp"
#include "lesson.hpp"
#include "vectors.hpp"

using namespace lesson;
using namespace messenger;

TEST(Todo_6_3, WritesToEverybodyWhosePinHolds) {
    promise(
        "everybody who is shown with the keys that count is a recipient, with the encryption_key");
    const auto friends = people(5);
    Circle circle(friends);
    circle.expect_recipients(friends);
}

TEST(Todo_6_3, WritesToItself) {
    promise("the sender is among the recipients, and can read its own messages later");
    const auto mary = somebody("mary");
    Circle circle;
    circle.expect_recipients({});
    circle.observe(mary);
    circle.expect_recipients({mary});
    circle.observe(circle.me);
    circle.expect_recipients({mary});
}

TEST(Todo_6_3, KnowsItsOwnKeysBest) {
    promise("my keys are my own, whatever the server shows and whatever is pinned for my address");
    const auto mary = somebody("mary");
    Circle circle({mary});
    circle.expect_recipients({mary});
    circle.show_no_keys(circle.me);
    circle.expect_recipients({mary});
    circle.show(with_other_keys(circle.me));
    circle.expect_recipients({mary});
    circle.observe(with_other_keys(circle.me));
    circle.expect_recipients({mary});
}

TEST(Todo_6_3, LeavesOutWhoHasNoKeys) {
    promise("nothing is sealed to somebody who is shown without keys, not even to the pinned keys");
    const auto mary = somebody("mary"), john = somebody("john"), zoe = somebody("zoe");
    Circle circle({john, mary, zoe});
    circle.expect_recipients({john, mary, zoe});
    circle.show_no_keys(mary);
    circle.expect_recipients({john, zoe});
    circle.show_no_keys(somebody("ann"));
    circle.expect_recipients({john, zoe});
}

TEST(Todo_6_3, LeavesOutWhomNobodyHasMet) {
    promise("nothing is sealed to somebody who has not been met, and recipients() pins nobody");
    const auto mary = somebody("mary"), john = somebody("john"), zoe = somebody("zoe");
    Circle circle({john, zoe});
    circle.expect_recipients({john, zoe});
    circle.show(mary);
    circle.expect_recipients({john, zoe});
    circle.expect_recipients({john, zoe});
    circle.observe(mary);
    circle.expect_recipients({john, mary, zoe});
}

TEST(Todo_6_3, LeavesOutWhoIsNotThere) {
    promise("only people whom the server shows now are recipients, whoever was met before");
    const auto mary = somebody("mary"), john = somebody("john");
    Circle circle({john, mary});
    circle.expect_recipients({john, mary});
    step("the server no longer shows mary@example.com");
    circle.people.erase(mary.address);
    circle.expect_recipients({john});
}

TEST(Todo_6_3, LeavesOutChangedKeys) {
    promise("nothing is sealed to keys that have changed, nor to those that were pinned before");
    const auto mary = somebody("mary"), john = somebody("john"), zoe = somebody("zoe");
    Circle circle({john, mary, zoe});
    circle.expect_recipients({john, mary, zoe});
    circle.show(with_other_keys(mary));
    circle.expect_recipients({john, zoe});
    circle.show(mary);
    circle.expect_recipients({john, mary, zoe});
}

TEST(Todo_6_3, LeavesOutAChangeOfEitherKey) {
    promise("a change of one key is a change, whichever of the two it is");
    const auto mary = somebody("mary"), john = somebody("john"), zoe = somebody("zoe");
    Circle circle({john, mary, zoe});
    circle.expect_recipients({john, mary, zoe});
    auto other = with_other_keys(mary);
    other.keys.encryption_key = mary.keys.encryption_key;
    circle.show(other);
    circle.expect_recipients({john, zoe});
    other = with_other_keys(mary);
    other.keys.signing_key = mary.keys.signing_key;
    circle.show(other);
    circle.expect_recipients({john, zoe});
}

TEST(Todo_6_3, WritesToAcceptedKeys) {
    promise("accepted keys count for messages that are not sent yet, whatever row they were "
            "accepted from");
    const auto mary = somebody("mary"), john = somebody("john");
    const auto renewed = with_other_keys(mary);
    for (const std::int64_t row : {std::int64_t{1}, std::int64_t{10}, std::int64_t{1} << 40}) {
        Circle circle({john, mary});
        circle.show(renewed);
        circle.accept(renewed, row);
        circle.expect_recipients({john, renewed});
        circle.show(mary);
        circle.expect_recipients({john});
    }
}

TEST(Todo_6_3, LeavesRefusedEncryptionKeysOut) {
    promise("keys with an encryption_key that X25519 refuses count as none, pinned or not, and do "
            "not affect the others");
    const auto john = somebody("john"), zoe = somebody("zoe");
    auto mary = somebody("mary");
    for (const auto& refused : refused_keys("encryption_key")) {
        mary.keys.encryption_key = refused;
        Circle circle({john, zoe});
        circle.show(mary);
        circle.expect_recipients({john, zoe});
        circle.observe(mary);
        circle.expect_recipients({john, zoe});
    }
}

TEST(Todo_6_3, LeavesRefusedSigningKeysOut) {
    promise("keys with a signing_key that Ed25519 refuses count as none, pinned or not, and do not "
            "affect the others");
    const auto john = somebody("john"), zoe = somebody("zoe");
    auto mary = somebody("mary");
    for (const auto& refused : refused_keys("signing_key")) {
        mary.keys.signing_key = refused;
        Circle circle({john, zoe});
        circle.show(mary);
        circle.expect_recipients({john, zoe});
        circle.observe(mary);
        circle.expect_recipients({john, zoe});
    }
}

TEST(Todo_6_3, WritesToTwoWhoShareAKey) {
    promise("two people with the same keys are two recipients");
    auto mary = somebody("mary"), john = somebody("john");
    john.keys = mary.keys;
    Circle circle({john, mary});
    circle.expect_recipients({john, mary});
    mary.keys = circle.me.keys;
    Circle shared({john, mary});
    shared.me = circle.me;
    shared.expect_recipients({john, mary});
}

TEST(Todo_6_3, WritesByPinsThatWereKept) {
    promise("stored pins decide as they did before");
    const auto mary = somebody("mary"), john = somebody("john");
    const auto renewed = with_other_keys(mary);
    for (const std::int64_t row : {0, 1}) {
        Circle circle({john});
        circle.show(renewed);
        step("pin old and new keys for mary@example.com, which count from the rows " +
             std::to_string(row) + " and 8 on");
        circle.pins = Pins(Pins::Pinned{{john.address, {{row, john.keys}}},
                                        {mary.address, {{row, mary.keys}, {8, renewed.keys}}}});
        circle.expect_recipients({john, renewed});
        circle.show(mary);
        circle.expect_recipients({john});
    }
}
