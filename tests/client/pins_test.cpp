// What the client of step 6 keeps about others, and where.

#include "client/errors.hpp"
#include "client/trust_texts.hpp"
#include "client/trusting.hpp"
#include "common/bytes.hpp"
#include "common/envelope.hpp"
#include "pin_fixture.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

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

TrustState some_kept() {
    return {Pins({{mary, {{0, new_keys()}, {7, new_keys()}}}, {"a\"b@c", {{0, new_keys()}}}}),
            {{mary, 9}},
            {{mary, "12345 67890"}},
            new_keys(),
            12,
            {{mary, 11}},
            {{{mary, MessageId{1, 2}}, 9}, {{fred, MessageId{3}}, 10}}};
}

} // namespace

TEST(KeptPins, AreReadAsTheyWereWritten) {
    const auto state = some_kept();
    const auto read = parse_trust_state(to_text(state, owner), owner);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->pins.all(), state.pins.all());
    EXPECT_EQ(read->last_rows, state.last_rows);
    EXPECT_EQ(read->verified, state.verified);
    EXPECT_EQ(read->own_keys, state.own_keys);
    EXPECT_EQ(read->latest, state.latest);
    EXPECT_EQ(read->shown_until, state.shown_until);
    EXPECT_EQ(read->seen, state.seen);
}

TEST(KeptPins, AreNothingWhereAnythingIsMissing) {
    const auto text = to_text(some_kept(), owner);
    ASSERT_TRUE(parse_trust_state(text, owner));
    for (std::size_t size = 0; size + 1 < text.size(); ++size) // the last one ends a line
        EXPECT_FALSE(parse_trust_state(text.substr(0, size), owner)) << size;
    for (const std::string part : {"\"version\": 2", "\"own_keys\"", "\"latest\"", "\"messages\"",
                                   "\"pins\"", "\"signing_key\"", "\"people\""}) {
        auto other = text;
        other.replace(other.find(part) + 1, 1, "x");
        EXPECT_FALSE(parse_trust_state(other, owner)) << part;
    }
}

TEST(KeptPins, AreReadAsVersionOneWroteThem) {
    const auto state = some_kept();
    auto text = std::regex_replace(to_text(state, owner), std::regex(R"("own_keys":.*\n)"), "");
    text = std::regex_replace(text, std::regex(R"("version": \d)"), R"("version": 1)");
    const auto read = parse_trust_state(text, owner);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->pins.all(), state.pins.all());
    EXPECT_EQ(read->own_keys, std::nullopt);
}

TEST(KeptPins, AreSomeKeysForEachAddress) {
    const auto keys = new_keys();
    Pins pins({{mary, {}}, {fred, {{0, keys}}}});
    EXPECT_EQ(pins.all(), (Pins::Pinned{{fred, {{0, keys}}}}));
    EXPECT_EQ(pins.at(mary, not_sent_yet), std::nullopt);
    EXPECT_EQ(pins.observe(mary, keys), KeyStatus::first);
    EXPECT_EQ(pins.observe(mary, new_keys()), KeyStatus::changed);

    const auto text = std::regex_replace(to_text({pins, {}, {}}, owner),
                                         std::regex(R"("pins":\[[^\]]*\])"), R"("pins":[])");
    EXPECT_NE(text.find("\"pins\":[]"), text.npos) << text;
    EXPECT_FALSE(parse_trust_state(text, owner));
}

TEST(KeptPins, AreNobodyElses) {
    const auto text = to_text(some_kept(), owner);
    ASSERT_TRUE(parse_trust_state(text, owner));
    EXPECT_FALSE(parse_trust_state(text, {owner.server, mary}));
    EXPECT_FALSE(parse_trust_state(text, {"localhost:8889", fred}));
}

TEST_F(PinFiles, AreOneForEachAccountAtEachServer) {
    const auto path = PinFile(owner).path();
    EXPECT_EQ(path, PinFile(owner).path());
    EXPECT_EQ(path.parent_path(), folder_ / "secure-messenger");
    EXPECT_NE(path, PinFile({owner.server, mary}).path());
    EXPECT_NE(path, PinFile({"localhost:8889", fred}).path());
    EXPECT_EQ(PinFile({"a:1", "../../" + std::string(240, 'x') + "@/"}).path().parent_path(),
              path.parent_path());
}

TEST_F(PinFiles, AreReadByNobodyElse) {
    const PinFile file(owner);
    file.change([](TrustState& state) { state = some_kept(); });
    EXPECT_EQ(fs::status(file.path()).permissions(), fs::perms(0600));
    EXPECT_EQ(fs::status(file.path().parent_path()).permissions(), fs::perms(0700));
}

TEST_F(PinFiles, NameTheAccountOfTheUsersOwnKeys) {
    const auto mine = new_keys();
    const PinFile file(owner), other({owner.server, mary});
    EXPECT_EQ(other.other_account_with(mine), std::nullopt); // there is no folder yet
    file.change([&](TrustState& state) { state.own_keys = mine; });
    EXPECT_EQ(other.other_account_with(mine), fred);
    EXPECT_EQ(other.other_account_with(new_keys()), std::nullopt);
    EXPECT_EQ(file.other_account_with(mine), std::nullopt);
    EXPECT_EQ(PinFile({"localhost:8889", mary}).other_account_with(mine), std::nullopt);
}

TEST_F(PinFiles, AreSharedByTwoClientsOfOneAccount) {
    const PinFile one(owner), other(owner);
    EXPECT_TRUE(one.load().pins.all().empty());
    one.change([](TrustState& state) { state.pins.observe(mary, new_keys()); });
    const auto state =
        other.change([](TrustState& state) { state.pins.observe("jane@x", new_keys()); });
    EXPECT_EQ(state.pins.all().size(), 2u);
    EXPECT_EQ(one.load().pins.all(), state.pins.all());
}

TEST_F(PinFiles, ThatAreDamagedStayAsTheyAre) {
    const PinFile file(owner);
    file.change([](TrustState& state) { state = some_kept(); });
    const auto whole = text(file);
    for (const auto& damaged : {whole.substr(0, whole.size() / 2), std::string()}) {
        std::ofstream(file.path()) << damaged;
        EXPECT_THROW(file.load(), FatalError);
        EXPECT_THROW(file.change([](TrustState& state) { state = {}; }), FatalError);
        EXPECT_EQ(text(file), damaged);
    }
}

TEST_F(PinFiles, ThatCannotBeWrittenAreASentence) {
    std::ofstream(folder_ / "secure-messenger") << "in the way";
    try {
        PinFile(owner).change([](TrustState& state) { state = some_kept(); });
        FAIL() << "written";
    } catch (const FatalError& trouble) {
        EXPECT_TRUE(std::string(trouble.what())
                        .starts_with("The file with the keys that you trust cannot be written ("))
            << trouble.what();
    }
}

TEST_F(PinFiles, ThatCannotBeReadAreASentence) {
    const PinFile file(owner);
    fs::create_directories(file.path()); // it opens, and reading it fails
    try {
        file.load();
        FAIL() << "read";
    } catch (const FatalError& trouble) {
        EXPECT_EQ(trouble.what(), "The file with the keys that you trust cannot be read (Is a "
                                  "directory): " +
                                      file.path().string());
    }
}

TEST_F(PinFiles, HoldNobodyWhoWasNotAnnounced) {
    const auto me = generate_identity();
    Directory directory(fred, public_keys_of(me));
    const json::array people{person(mary, new_keys())};
    directory.update(people);
    const PinFile file(owner);
    const auto client = trusting(me, directory, file);
    EXPECT_TRUE(file.load().pins.all().empty());
    const auto said = client.people_changed(people);
    EXPECT_EQ(said, std::vector<std::string>{mary + " is new here: 2 people can read what you "
                                                    "write."});
    EXPECT_TRUE(file.load().pins.all().contains(mary));
    EXPECT_EQ(client.people_changed(people), std::vector<std::string>{});
}

TEST_F(PinFiles, TellOfKeysThatComeBack) {
    const auto me = generate_identity();
    const auto first = new_keys();
    Directory directory(fred, public_keys_of(me));
    const auto client = trusting(me, directory, PinFile(owner));
    client.people_changed({person(mary, first)});
    const json::array swapped{person(mary, new_keys())};
    ASSERT_EQ(client.people_changed(swapped).size(), 1u);
    EXPECT_EQ(client.people_changed(swapped).size(), 0u); // warned of already
    EXPECT_EQ(client.people_changed({person(mary, new_keys())}).size(), 1u);
    EXPECT_EQ(client.people_changed({person(mary, first)}),
              std::vector<std::string>{mary + " again has the keys that you accepted: 2 people can "
                                              "read what you write."});
}

TEST_F(PinFiles, LetNoMoreReadThanAnEnvelopeHolds) {
    const auto me = generate_identity();
    Directory directory(fred, public_keys_of(me));
    const auto client = trusting(me, directory, PinFile(owner));
    json::array people;
    for (std::size_t i = 1; i != most_recipients; ++i)
        people.push_back(person(std::to_string(i) + "@example.com", new_keys()));
    client.people_changed(people);
    EXPECT_NO_THROW(client.write("to the last of them"));
    people.push_back(person(mary, new_keys()));
    client.people_changed(people);
    try {
        client.write("to one more");
        FAIL() << "written";
    } catch (const SendRefused& trouble) {
        EXPECT_STREQ(trouble.what(), "This line was not sent: 1001 people would read it, and the "
                                     "limit is 1000.");
    }
}

TEST(TrustWords, FitATerminal) {
    std::istringstream lines(warning({mary}, {mary}));
    for (std::string line; std::getline(lines, line);)
        EXPECT_LE(line.size(), 77u) << line; // behind a note's three columns
}
