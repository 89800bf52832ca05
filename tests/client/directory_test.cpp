// What the terminal client makes of the keys that the server tells.

#include "client/directory.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

using namespace messenger;
using namespace messenger::client;
namespace json = boost::json;

namespace {

PublicKeys new_keys() {
    return public_keys_of(generate_identity());
}

json::object without_keys(const std::string& email) {
    return {{"email", email}, {"online", true}};
}

json::object person(const std::string& email, const PublicKeys& keys) {
    auto members = without_keys(email);
    members["encryption_key"] = to_base64url(keys.encryption_key);
    members["signing_key"] = to_base64url(keys.signing_key);
    return members;
}

using Remarks = std::vector<std::string>;

struct ADirectory : testing::Test {
    PublicKeys mine = new_keys(), freds = new_keys();
    Directory directory{"mary@example.com", mine};

    std::optional<PublicKeys> keys_of(const std::string& email) const {
        return directory.people().at(email);
    }
};

} // namespace

TEST_F(ADirectory, TellsNewKeysFromChangedOnesAndOnlyOnce) {
    const json::array before{without_keys("fred@example.com")};
    EXPECT_EQ(directory.remarks_on(before), Remarks{});
    EXPECT_EQ(keys_of("fred@example.com"), std::nullopt);

    const json::array with_keys{person("fred@example.com", freds)};
    EXPECT_EQ(directory.remarks_on(with_keys),
              Remarks{"fred@example.com has keys now. /fingerprint fred@example.com shows what to "
                      "compare."});
    EXPECT_EQ(directory.remarks_on(with_keys), Remarks{});
    EXPECT_EQ(keys_of("fred@example.com"), freds);

    auto others = freds;
    others.signing_key = new_keys().signing_key;
    EXPECT_EQ(directory.remarks_on({person("fred@example.com", others)}),
              Remarks{"The keys of fred@example.com have changed. /fingerprint fred@example.com "
                      "shows what to compare."});
    EXPECT_EQ(keys_of("fred@example.com"), others);

    EXPECT_EQ(directory.remarks_on(before), Remarks{"fred@example.com has no keys any more."});
    EXPECT_EQ(keys_of("fred@example.com"), std::nullopt);
}

TEST_F(ADirectory, TakesKeysThatAreRefusedForNone) {
    auto low_order = freds;
    low_order.encryption_key = PublicKey{1};
    auto small_order = freds;
    small_order.signing_key = PublicKey{1};
    auto half = person("d@example.com", freds);
    half.erase("signing_key");
    auto torn = person("e@example.com", freds);
    torn["encryption_key"] = "AAAA";
    auto strange = person("f@example.com", freds);
    strange["signing_key"] = 7;
    directory.remarks_on({person("a@example.com", freds), person("b@example.com", low_order),
                          person("c@example.com", small_order), half, torn, strange});
    EXPECT_EQ(keys_of("a@example.com"), freds);
    for (const auto name : {"b", "c", "d", "e", "f"})
        EXPECT_EQ(keys_of(name + std::string("@example.com")), std::nullopt) << name;
}

TEST_F(ADirectory, ForgetsWhomTheServerListsNoMore) {
    directory.remarks_on({person("fred@example.com", freds), without_keys("jane@example.com")});
    EXPECT_EQ(directory.remarks_on({person("mary@example.com", mine)}),
              Remarks{"The server no longer lists fred@example.com."});
    EXPECT_EQ(directory.people().size(), 1u); // oneself
}

TEST_F(ADirectory, BelievesNobodyAboutOnesOwnKeys) {
    EXPECT_EQ(directory.remarks_on({person("mary@example.com", mine)}), Remarks{});
    const json::array swapped{person("mary@example.com", freds)};
    const auto remarks = directory.remarks_on(swapped);
    ASSERT_EQ(remarks.size(), 1u);
    EXPECT_TRUE(remarks[0].starts_with("The server no longer shows everybody your keys"))
        << remarks[0];
    EXPECT_EQ(directory.remarks_on(swapped), Remarks{});
    EXPECT_EQ(keys_of("mary@example.com"), mine);
}
