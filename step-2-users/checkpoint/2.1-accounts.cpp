// TODO 2.1: accounts.

#include "accounts.hpp"
#include "lesson.hpp"
#include "scratch_database.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

constexpr std::int64_t now = 1'767'225'600'123; // the first of January 2026, in milliseconds

// Not hashes of any password: create() stores whatever it is given.
const std::string hash = "$scrypt$ln=15,r=8,p=3$c2FsdA$aGFzaA";
const std::string other_hash = "$scrypt$ln=15,r=8,p=3$cGVwcGVy$aGFzaA";

/// Texts that are not addresses, though many of them are nearly one.
const std::vector<std::string> no_addresses = {
    "",
    " ",
    "@",
    "mary",
    "mary@",
    "@example.com",
    "mary@@example.com",
    "mary@home@example.com",
    "mary jones@example.com",
    "mary@example.com, fred@example.com",
    "mary@exa\tmple.com",
    "mary@example.com\nfred",
    std::string("mary@example.com\0", 17),
    std::string("mary\0@example.com", 17),
    "m\x7f@example.com",
    "märy@example.com",
    "mаry@example.com", // the second letter is Cyrillic
    "mary@example.com\xc2\xa0",
    "mary@\xff",
    std::string(243, 'm') + "@example.com",
};

/// Addresses that would act as SQL in a statement put together from pieces of text.
const std::vector<std::string> hostile_addresses = {
    "'or'@'<>'",
    "'--@example.com",
    "');drop/**/table/**/users;--@example.com",
    "x'||(select(password_hash)from(users))||'@example.com",
    "\"or\"@\"<>\"",
    "?1@example.com",
    ":email@example.com",
    "\\'or/**/1=1--@example.com",
};

void create(Accounts& accounts, const std::string& email, const std::string& password_hash = hash) {
    step("create " + show(email));
    expect_equal("what create() returns for a new address",
                 accounts.create(email, password_hash, now), true);
}

void expect_refused(Accounts& accounts, const std::string& email, const std::string& why) {
    step("create " + show(email));
    expect_equal("what create() returns " + why, accounts.create(email, other_hash, now), false);
}

void expect_found(Accounts& accounts, const std::string& typed, const std::string& email,
                  const std::string& password_hash = hash) {
    step("find " + show(typed));
    const auto account = accounts.find(typed);
    expect(account.has_value(), "the account of " + show(email), "find() returned nothing");
    expect_equal("the email of the account that find() returns", account->email, email);
    expect_equal("the password_hash of the account that find() returns", account->password_hash,
                 password_hash);
}

void expect_nobody(Accounts& accounts, const std::string& email) {
    step("find " + show(email));
    const auto account = accounts.find(email);
    expect(!account.has_value(), "find() returns nothing",
           "find() returned the account of " + show(account ? account->email : ""));
}

} // namespace

TEST(Todo_2_1, FindsWhatItCreated) {
    promise("find() finds every account that was created, with its password hash");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    create(accounts, "mary@example.com", hash);
    create(accounts, "fred@example.com", other_hash);
    expect_found(accounts, "mary@example.com", "mary@example.com", hash);
    expect_found(accounts, "fred@example.com", "fred@example.com", other_hash);
}

TEST(Todo_2_1, FindsNobodyElse) {
    promise(
        "find() finds nothing for an address without an account, however similar it is to another");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    create(accounts, "mary@example.com");
    expect_found(accounts, "mary@example.com", "mary@example.com");
    for (const std::string email :
         {"fred@example.com", "mary@example.co", "mary@example.com.", "ary@example.com",
          "%@example.com", "_ary@example.com", "mary@%", "*@example.com", "mary@example,com"})
        expect_nobody(accounts, email);
}

TEST(Todo_2_1, RefusesATakenAddress) {
    promise("a taken address is refused, and its account stays as it is");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    create(accounts, "mary@example.com");
    expect_refused(accounts, "mary@example.com", "for a taken address");
    expect_found(accounts, "mary@example.com", "mary@example.com", hash);
    create(accounts, "fred@example.com", other_hash);
    expect_found(accounts, "fred@example.com", "fred@example.com", other_hash);
}

TEST(Todo_2_1, TakesAnAddressInAnyCase) {
    promise("an address means the same account in whatever case it is typed");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    create(accounts, " Mary@Example.COM\n");
    create(accounts, "FRED@example.com", other_hash);
    for (const std::string typed :
         {"mary@example.com", "MARY@EXAMPLE.COM", " Mary@Example.COM\n", "\tmary@example.com "}) {
        expect_found(accounts, typed, "mary@example.com");
        expect_refused(accounts, typed, "for another spelling of a taken address");
    }
    expect_found(accounts, "fred@example.com", "fred@example.com", other_hash);
}

TEST(Todo_2_1, RefusesWhatIsNoAddress) {
    promise("a text that is not an address gets no account, and finds none");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    create(accounts, "mary@example.com");
    const auto before = database.values().size();
    for (const auto& email : no_addresses) {
        expect_refused(accounts, email, "for a text that is not an address");
        expect_nobody(accounts, email);
    }
    expect_equal("how many values the database holds afterwards, the same as before",
                 database.values().size(), before);
    expect_found(accounts, "mary@example.com", "mary@example.com");
}

TEST(Todo_2_1, TakesEveryAddressThatIsOne) {
    promise("an address may have 3 to 254 bytes, and special characters of ASCII");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    for (const auto& email :
         {std::string("a@b"), std::string(242, 'm') + "@example.com",
          std::string("!#$%&*+-/=?^_`{|}~@example.com"), std::string("\"mary\"@[127.0.0.1]"),
          std::string("mary+workshop@localhost")}) {
        create(accounts, email);
        expect_found(accounts, email, email);
    }
}

TEST(Todo_2_1, LetsOBrienIn) {
    promise("an apostrophe is a character like any other: o'brien@example.com gets an account");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    create(accounts, "o'brien@example.com");
    expect_found(accounts, "O'Brien@example.com", "o'brien@example.com");
    expect_refused(accounts, "o'brien@example.com", "for a taken address");
    expect_nobody(accounts, "o''brien@example.com");
}

TEST(Todo_2_1, TakesNoAddressForSql) {
    promise("an address is data: whatever it contains, the database does not run it as SQL");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    create(accounts, "mary@example.com");
    for (const auto& email : hostile_addresses)
        expect_nobody(accounts, email);
    for (const auto& email : hostile_addresses) {
        create(accounts, email, other_hash);
        expect_found(accounts, email, email, other_hash);
    }
    expect_found(accounts, "mary@example.com", "mary@example.com");
}

TEST(Todo_2_1, TakesNoPasswordHashForSql) {
    promise("a password hash is data too, and comes back unchanged, byte for byte");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    const std::vector<std::string> hashes = {"'); DELETE FROM users; --", "', 0), ('eve@x.y', '",
                                             "it's \"quoted\"", "?1", "grün"};
    for (std::size_t i = 0; i != hashes.size(); ++i) {
        const auto email = "user" + std::to_string(i) + "@example.com";
        create(accounts, email, hashes[i]);
        expect_found(accounts, email, email, hashes[i]);
    }
    expect_nobody(accounts, "eve@x.y");
    expect_found(accounts, "user0@example.com", "user0@example.com", hashes[0]);
}

TEST(Todo_2_1, ReadsNoFurtherThanItsTexts) {
    promise("a text ends where its string_view ends, and not at a NUL somewhere after it");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    const std::string line = "mary@example.com" + hash + "and more";
    const std::string_view email(line.data(), 16);
    const std::string_view password_hash(line.data() + 16, hash.size());
    step("create \"mary@example.com\", which is the beginning of a longer text");
    expect_equal("what create() returns for a new address",
                 accounts.create(email, password_hash, now), true);
    step("find it the same way");
    const auto account = accounts.find(email);
    expect(account.has_value(), "the account of \"mary@example.com\"", "find() returned nothing");
    expect_equal("the email of the account that find() returns", account->email,
                 std::string("mary@example.com"));
    expect_equal("the password_hash of the account that find() returns", account->password_hash,
                 hash);
}

TEST(Todo_2_1, KeepsAccountsInTheDatabase) {
    promise("accounts are kept in the database, where another connection finds them");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    Accounts elsewhere(database.another_connection());
    create(accounts, "mary@example.com");
    step("look from another connection to the same database");
    expect_found(elsewhere, "mary@example.com", "mary@example.com");
    step("look in another database");
    ScratchDatabase another;
    Accounts nowhere(another.connection());
    expect_nobody(nowhere, "mary@example.com");
    create(elsewhere, "fred@example.com");
    expect_found(accounts, "fred@example.com", "fred@example.com");
}

TEST(Todo_2_1, NotesWhenAnAccountWasMade) {
    promise("an account is stored with the time of its creation, in milliseconds");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    create(accounts, "mary@example.com");
    const auto values = database.values();
    expect(std::ranges::count(values, std::to_string(now)) == 1,
           "the table users holds " + std::to_string(now), "it holds " + show(values));
}

TEST(Todo_2_1, GivesAnAddressToOneOfTwoAtOnce) {
    promise(
        "when two people ask for the same address at once, one gets it and the other is refused");
    ScratchDatabase database;
    Accounts accounts(database.connection());
    Accounts elsewhere(database.another_connection());
    create(accounts, "fred@example.com");
    bool taken_elsewhere = false;
    database.before_next_change(
        [&] { taken_elsewhere = elsewhere.create("mary@example.com", other_hash, now); });
    step("create \"mary@example.com\", and just before it is written, let another connection "
         "create it too");
    const bool taken_here = accounts.create("mary@example.com", hash, now);
    expect_equal("what create() returns on the other connection, which came first", taken_elsewhere,
                 true);
    expect_equal("what create() returns here", taken_here, false);
    expect_found(accounts, "mary@example.com", "mary@example.com", other_hash);
}
