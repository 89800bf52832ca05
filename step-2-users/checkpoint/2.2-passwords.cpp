// TODO 2.2: hashing and verifying passwords.

#include "accounts.hpp"
#include "lesson.hpp"
#include "password_hashes.hpp"
#include "scrypt_runs.hpp"
#include "server/phc.hpp"

#include <future>

using namespace lesson;
using namespace messenger;

namespace {

using namespace std::string_literals;

const std::string password = "correct horse battery staple";

/// Calls hash_password(), which is slow: a test should do that only once or twice.
std::string hash(const std::string& text) {
    step("hash " + show(text));
    auto phc = hash_password(text);
    expect(parse_phc(phc).has_value(), "hash_password() returns a PHC string",
           "it returned " + show(phc));
    return phc;
}

void expect_fits(const std::string& text, const std::string& phc) {
    step("verify " + show(text) + " against " + show(phc));
    expect_equal("what verify_password() returns for the right password",
                 verify_password(text, phc), true);
}

void expect_does_not_fit(const std::string& text, const std::string& phc) {
    step("verify " + show(text) + " against the same hash");
    expect_equal("what verify_password() returns for another password", verify_password(text, phc),
                 false);
}

void expect_false(const std::string& text, const std::string& phc, const std::string& reason) {
    step("verify " + show(text) + " against " + show(phc));
    expect_equal("what verify_password() returns " + reason, verify_password(text, phc), false);
}

} // namespace

TEST(Todo_2_2, VerifiesWhatItHashed) {
    promise("a password matches the hash that was made from it");
    expect_fits(password, hash(password));
}

TEST(Todo_2_2, WritesAPhcString) {
    promise("a hash is a PHC string: scrypt, ln=15, r=8, p=3, 16 bytes of salt, 32 of hash");
    const auto phc = hash(password);
    const std::string front = "$scrypt$ln=15,r=8,p=3$";
    expect_equal("how it begins", phc.substr(0, front.size()), front);
    const auto parts = parse_phc(phc);
    expect_equal("bytes of salt", parts->salt.size(), 16u);
    expect_equal("bytes of hash", parts->hash.size(), 32u);
    step("hash the same password with that salt, as in RFC 7914");
    expect_equal("the whole string", phc,
                 phc_of(password, parts->salt, {.log_cost = 15, .block_size = 8, .parallel = 3}));
}

TEST(Todo_2_2, SaltsEachHash) {
    promise("equal passwords have different hashes, because each hash has its own salt");
    const auto first = parse_phc(hash(password));
    const auto second = parse_phc(hash(password));
    expect(first->salt != second->salt, "two different salts",
           "both times " + show(to_base64(first->salt)));
    expect(first->hash != second->hash, "two different hashes",
           "both times " + show(to_base64(first->hash)));
    const Bytes front(first->salt.begin(), first->salt.begin() + 8);
    const Bytes back(first->salt.end() - 8, first->salt.end());
    expect(front != back, "16 bytes of salt that nobody can guess",
           "the second half repeats the first: " + show(to_base64(first->salt)));
}

TEST(Todo_2_2, HashesEveryByte) {
    promise("every byte of a password counts when it is hashed: after a NUL, outside ASCII, and "
            "the last one");
    const auto long_one = "grüße\0"s + std::string(longest_password + 1, 'x');
    const auto phc = hash(long_one);
    const auto parts = parse_phc(phc);
    step("hash the same password with that salt, as in RFC 7914");
    expect_equal("the whole string", phc, phc_of(long_one, parts->salt, *parts));
}

TEST(Todo_2_2, VerifiesEveryByte) {
    promise("every byte of a password counts when it is verified");
    // No pair differs only in NULs at the end: HMAC, inside scrypt, pads a short key with NULs, so
    // such passwords have the same hash.
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"", " "},
        {"1234567", "1234568"},
        {"12345678", "123456789"},
        {"Password", "password"},
        {"password", "password "},
        {"pass\0word"s, "pass\0ward"s},
        {"pass\0word"s, "pass"},
        {"\0\0\0\0\0\0\0x"s, "\0\0\0\0\0\0\0y"s},
        {"grüße aus köln", "grüsse aus köln"},
        {"caf\xc3\xa9 noir", "cafe\xcc\x81 noir"}, // looks the same, but has other bytes
        {"\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8", "\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf7"},
        {std::string(71, 'x') + "abc", std::string(71, 'x') + "abd"},
        {std::string(255, 'x') + 'a', std::string(255, 'x') + 'b'},
        {std::string(256, 'x') + 'a', std::string(256, 'x') + 'b'},
        {std::string(256, 'x'), std::string(257, 'x')},
    };
    for (const auto& [right, wrong] : pairs) {
        const auto phc = cheap_hash(right);
        expect_fits(right, phc);
        expect_does_not_fit(wrong, phc);
    }
}

TEST(Todo_2_2, VerifiesSeveralAtOnce) {
    promise("while one thread verifies a password, another thread can verify a different one");
    const auto of_mary = cheap_hash("Mary's secret");
    const auto of_fred = cheap_hash("Fred's secret");
    expect_fits("Mary's secret", of_mary);
    expect_fits("Fred's secret", of_fred);
    step("verify both on two threads, and let neither compare before both have hashed");
    ScryptGate gate;
    auto mary = std::async(std::launch::async, verify_password, "Mary's secret", of_mary);
    auto fred = std::async(std::launch::async, verify_password, "Fred's secret", of_fred);
    gate.wait_for(2);
    gate.open();
    expect_equal("what verify_password() returns for Mary's password", mary.get(), true);
    expect_equal("what verify_password() returns for Fred's password", fred.get(), true);
}

TEST(Todo_2_2, VerifiesTheVectorsOfTheStandard) {
    promise(
        "verify_password() uses scrypt as in RFC 7914: it accepts the test vectors of section 12");
    const std::string first =
        "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZLiKjiG/"
        "xCSedmDDaxyevuUqD7m2DYMvfoswGQA";
    const std::string second =
        "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQyl"
        "VYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw";
    expect_fits("password", first);
    expect_fits("pleaseletmein", second);
    expect_false("pleaseletmein", cheap_hash("pleaseletmeout"), "for another password");
}

TEST(Todo_2_2, TakesTheCostFromTheString) {
    promise("the cost of a hash is read from its string, so older and newer hashes still verify");
    const auto salt = bytes("some salt");
    for (const Phc& cost : {Phc{.log_cost = 1, .block_size = 1, .parallel = 1},
                            Phc{.log_cost = 8, .block_size = 4, .parallel = 2},
                            Phc{.log_cost = 11, .block_size = 8, .parallel = 5}}) {
        const auto phc = phc_of(password, salt, cost);
        expect_fits(password, phc);
        auto parts = *parse_phc(phc);
        parts.log_cost += 1;
        expect_false(password, to_string(parts),
                     "when the cost is not the one that the hash was made with");
        parts.log_cost -= 1;
        parts.parallel += 1;
        expect_false(password, to_string(parts),
                     "when the cost is not the one that the hash was made with");
    }
}

TEST(Todo_2_2, TakesSaltAndHashFromTheString) {
    promise("salt and hash have whatever length they have in the string");
    for (const std::size_t salt_size : {1, 16, 64})
        for (const std::size_t hash_size : {16, 32, 64})
            expect_fits(password, phc_of(password, Bytes(salt_size, 7), cheap, hash_size));
}

TEST(Todo_2_2, ComparesTheWholeHash) {
    promise("a hash that differs in a single bit is a different hash, wherever that bit is");
    const auto phc = cheap_hash(password);
    expect_fits(password, phc);
    for (std::size_t i = 0; i != 32; ++i) {
        auto parts = *parse_phc(phc);
        parts.hash[i] ^= 0x10;
        expect_false(password, to_string(parts),
                     "when byte " + std::to_string(i) + " of the hash differs");
    }
    auto parts = *parse_phc(phc);
    parts.salt.back() ^= 0x01;
    expect_false(password, to_string(parts), "when the salt differs");
}

TEST(Todo_2_2, VerifiesNothingWithWhatIsNoHash) {
    promise("a text that is not a PHC string of scrypt matches no password, and does no harm");
    const auto phc = cheap_hash(password);
    expect_fits(password, phc);
    const auto back = phc.substr(phc.find('$', 8)); // "$SALT$HASH"
    const auto salt = back.substr(0, back.rfind('$'));
    for (const auto& text : std::vector<std::string>{
             "",
             password, // a password that was stored unhashed
             "$",
             "$scrypt$",
             "$scrypt$$$",
             "$argon2id$v=19$m=65536,t=3,p=4" + back,
             "scrypt$ln=4,r=1,p=1" + back,
             "$SCRYPT$ln=4,r=1,p=1" + back,
             "$scrypt$ln=4,r=1" + back,
             "$scrypt$r=1,p=1,ln=4" + back,
             "$scrypt$ln=0,r=1,p=1" + back,
             "$scrypt$ln=4,r=0,p=1" + back,
             "$scrypt$ln=4,r=1,p=0" + back,
             "$scrypt$ln=-4,r=1,p=1" + back,
             "$scrypt$ln=four,r=1,p=1" + back,
             "$scrypt$ln=63,r=8,p=1" + back,
             "$scrypt$ln=64,r=1,p=1" + back,
             "$scrypt$ln=99999999999999999999,r=1,p=1" + back,
             "$scrypt$ln=4,r=4294967295,p=4294967295" + back,
             "$scrypt$ln=4,r=1,p=1" + salt,
             "$scrypt$ln=4,r=1,p=1" + salt + "$",
             "$scrypt$ln=4,r=1,p=1" + salt + "$AAAA",
             "$scrypt$ln=4,r=1,p=1$$" + back.substr(salt.size() + 1),
             "$scrypt$ln=4,r=1,p=1$*" + back.substr(2),
             phc + "=",
             phc + " ",
             phc + "\n",
             phc + "$",
             phc + "\0"s,
             " " + phc,
         })
        expect_false(password, text, "for a text that is not a PHC string");
    expect_fits(password, phc);
}
