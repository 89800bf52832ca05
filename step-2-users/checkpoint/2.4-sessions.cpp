// TODO 2.4: sessions.

#include "accounts.hpp"
#include "common/bytes.hpp"
#include "lesson.hpp"
#include "scratch_database.hpp"

#include <algorithm>
#include <set>

using namespace lesson;
using namespace messenger;

namespace {

constexpr std::int64_t now = 1'767'225'600'123; // the first of January 2026, in milliseconds
const std::string mary = "mary@example.com";
const std::string fred = "fred@example.com";
const std::string obrien = "o'brien@example.com";

/// A database in which Mary, Fred and O'Brien have accounts.
class House {
  public:
    House() {
        step("create accounts for Mary, Fred and O'Brien, with create() of TODO 2.1");
        for (const auto& email : {mary, fred, obrien})
            expect_equal("what create() returns for " + email,
                         accounts.create(email, "$scrypt$ln=15,r=8,p=3$c2FsdA$aGFzaA", now), true);
    }
    ScratchDatabase database;
    Accounts accounts{database.connection()};
};

std::string open(Accounts& accounts, const std::string& email, std::int64_t when = now) {
    step("open a session for " + email);
    auto token = accounts.open_session(email, when);
    expect(!token.empty(), "a token", "open_session() returned an empty string");
    return token;
}

std::string found(Accounts& accounts, std::string_view token, std::int64_t when = now) {
    return accounts.find_session(token, when).value_or("nobody");
}

void expect_open(Accounts& accounts, const std::string& whose, std::string_view token,
                 const std::string& email, std::int64_t when = now) {
    step("look up " + whose);
    expect_equal("whose session it is", found(accounts, token, when), email);
}

void expect_over(Accounts& accounts, const std::string& whose, std::string_view token,
                 std::int64_t when = now) {
    step("look up " + whose);
    expect_equal("whose session it is", found(accounts, token, when), std::string("nobody"));
}

std::string hex(const Bytes& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const auto byte : bytes)
        text.append({digits[byte >> 4], digits[byte & 0xF]});
    return text;
}

/// `bytes` in every encoding in which somebody might store them.
std::vector<std::string> spellings(const Bytes& bytes) {
    auto upper = hex(bytes);
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return std::toupper(c); });
    return {hex(bytes), upper, to_base64(bytes), to_base64url(bytes),
            std::string(bytes.begin(), bytes.end())};
}

bool stands_in(const std::vector<std::string>& values, const std::string& text) {
    return std::ranges::any_of(
        values, [&](const std::string& value) { return value.find(text) != value.npos; });
}

} // namespace

TEST(Todo_2_4, FindsWhoseSessionItIs) {
    promise("a session is found by its token, and belongs to the user who opened it");
    House house;
    const auto of_mary = open(house.accounts, mary);
    const auto of_fred = open(house.accounts, fred);
    const auto of_obrien = open(house.accounts, obrien);
    expect_open(house.accounts, "Mary's token", of_mary, mary);
    expect_open(house.accounts, "Fred's token", of_fred, fred);
    expect_open(house.accounts, "O'Brien's token", of_obrien, obrien);
    expect_open(house.accounts, "Mary's token again", of_mary, mary);
}

TEST(Todo_2_4, MakesTokensOf32Bytes) {
    promise("a token is 32 bytes in base64url without padding: 43 characters");
    House house;
    const auto token = open(house.accounts, mary);
    expect_equal("how long the token is", token.size(), 43u);
    const auto bytes = from_base64url(token);
    expect(bytes.has_value(), "base64url without padding", show(token));
    expect_equal("how many bytes it encodes", bytes->size(), 32u);
}

TEST(Todo_2_4, MakesTokensThatNobodyCanGuess) {
    promise("no token repeats, and each of its 256 bits is random");
    House house;
    step("open a hundred sessions of Mary and a hundred of Fred, all in the same millisecond");
    std::set<std::string> tokens;
    Bytes ever_set(32, 0);
    Bytes always_set(32, 0xFF);
    for (int number = 0; number != 200; ++number) {
        const auto token = house.accounts.open_session(number % 2 == 0 ? mary : fred, now);
        const auto bytes = from_base64url(token);
        expect(bytes && bytes->size() == 32, "a token of 32 bytes in base64url", show(token));
        expect(tokens.insert(token).second, "a new token each time", show(token) + " twice");
        for (std::size_t i = 0; i != bytes->size(); ++i) {
            ever_set[i] |= (*bytes)[i];
            always_set[i] &= (*bytes)[i];
        }
    }
    expect_equal("the bits that are set in some token", hex(ever_set), hex(Bytes(32, 0xFF)));
    expect_equal("the bits that are set in every token", hex(always_set), hex(Bytes(32, 0)));
}

TEST(Todo_2_4, KeepsNoTokenInTheDatabase) {
    promise("the database holds only the SHA-256 of a token, with which nobody can log in");
    House house;
    const auto token = open(house.accounts, mary);
    expect_open(house.accounts, "Mary's token", token, mary);
    step("read all tables, as a thief of the database would");
    const auto values = house.database.values();
    expect(!stands_in(values, token), "the token is not in the database", "it is there");
    const auto bytes = from_base64url(token).value_or(Bytes());
    for (const auto& text : spellings(bytes))
        expect(bytes.empty() || !stands_in(values, text), "the token is not in the database",
               "its bytes are there, in another encoding");
    const bool hashed =
        stands_in(values, to_base64url(sha256(token))) ||
        stands_in(values, to_base64url(
                              sha256({reinterpret_cast<const char*>(bytes.data()), bytes.size()})));
    expect(hashed, "the SHA-256 of the token, in base64url", "it is not in the database");
    step("look up each value in the database as if it were a token");
    for (const auto& value : values)
        expect_over(house.accounts, show(value), value);
}

TEST(Todo_2_4, EndsExactlyAtItsLimit) {
    promise("a session is valid until session_lifetime after it was opened, and is over at that "
            "moment");
    House house;
    const auto token = open(house.accounts, mary);
    const auto end = now + session_lifetime;
    expect_open(house.accounts, "the token at once", token, mary, now);
    expect_open(house.accounts, "the token a day later", token, mary, now + session_lifetime / 30);
    expect_open(house.accounts, "the token a millisecond before the end", token, mary, end - 1);
    expect_over(house.accounts, "the token at the end", token, end);
    expect_over(house.accounts, "the token a millisecond after the end", token, end + 1);
    expect_over(house.accounts, "the token a year later", token, now + 12 * session_lifetime);
}

TEST(Todo_2_4, EndsEachSessionInItsTime) {
    promise("each session ends at its own time, whatever is opened later");
    House house;
    const auto end = now + session_lifetime;
    const auto first = open(house.accounts, mary, now);
    const auto second = open(house.accounts, mary, now + 1000);
    const auto of_fred = open(house.accounts, fred, now + 2000);
    expect_open(house.accounts, "the first session before its end", first, mary, end - 1);
    expect_over(house.accounts, "the first session at its end", first, end);
    expect_open(house.accounts, "the second session at that time", second, mary, end);
    expect_over(house.accounts, "the second session at its end", second, end + 1000);
    expect_open(house.accounts, "Fred's session at that time", of_fred, fred, end + 1000);
}

TEST(Todo_2_4, ClosesOneSessionOnly) {
    promise("logging out ends one session: the same user's session elsewhere goes on");
    House house;
    const auto laptop = open(house.accounts, mary);
    const auto phone = open(house.accounts, mary);
    const auto of_fred = open(house.accounts, fred);
    expect_open(house.accounts, "Mary's session on her laptop", laptop, mary);
    step("close Mary's session on her laptop");
    house.accounts.close_session(laptop);
    expect_over(house.accounts, "Mary's session on her laptop", laptop);
    expect_open(house.accounts, "Mary's session on her phone", phone, mary);
    expect_open(house.accounts, "Fred's session", of_fred, fred);
    step("close it once more, and open a new one");
    house.accounts.close_session(laptop);
    const auto again = open(house.accounts, mary);
    expect_open(house.accounts, "the new session", again, mary);
    expect_over(house.accounts, "the closed session", laptop);
}

TEST(Todo_2_4, FindsAndClosesNothingForGarbage) {
    promise("a text that is not a token finds no session and closes none, whatever it contains");
    House house;
    const auto token = open(house.accounts, mary);
    expect_open(house.accounts, "Mary's token", token, mary);
    auto changed = token;
    changed[20] = changed[20] == 'A' ? 'B' : 'A';
    for (const auto& garbage : std::vector<std::string>{
             "",
             " ",
             mary,
             "%",
             "*",
             "' OR '1'='1",
             "'; DELETE FROM sessions; --",
             "\" OR \"\"=\"",
             std::string(43, 'A'),
             changed,
             token.substr(0, 42),
             token.substr(0, 20) + "%",
             token + "=",
             token + " ",
             token + std::string(1, '\0'),
             " " + token,
             std::string(43, '\0'),
             "\xff\xfe",
             std::string(100'000, 'x'),
         }) {
        expect_over(house.accounts, "a session for " + show(garbage), garbage);
        house.accounts.close_session(garbage);
        expect_equal("who Mary's token belongs to, after close_session() of " + show(garbage),
                     found(house.accounts, token), mary);
    }
}

TEST(Todo_2_4, ReadsNoFurtherThanItsTexts) {
    promise("a text ends where its string_view ends, as a cookie in the middle of a header does");
    House house;
    const std::string line = mary + "; and more";
    step("open a session for Mary, whose address is the beginning of a longer text");
    const auto token =
        house.accounts.open_session(std::string_view(line).substr(0, mary.size()), now);
    expect_open(house.accounts, "Mary's token", token, mary);
    const std::string cookie = token + "; theme=dark";
    const auto view = std::string_view(cookie).substr(0, token.size());
    expect_open(house.accounts, "the token at the beginning of a longer text", view, mary);
    step("close the session by that token");
    house.accounts.close_session(view);
    expect_over(house.accounts, "Mary's token", token);
}

TEST(Todo_2_4, KeepsSessionsInTheDatabase) {
    promise("sessions are kept in the database, where a restarted server finds them");
    House house;
    House another;
    Accounts elsewhere(house.database.another_connection());
    const auto token = open(house.accounts, mary);
    expect_open(elsewhere, "the token from another connection", token, mary);
    expect_over(another.accounts, "the token in another database", token);
    step("close it from the other connection");
    elsewhere.close_session(token);
    expect_over(house.accounts, "the token here", token);
}

TEST(Todo_2_4, KeepsNoPasswordInTheDatabase) {
    promise("neither signing up nor logging in puts a password into the database");
    House house;
    const std::string password = "correct horse battery staple";
    step("eve@example.com signs up with the password " + show(password));
    expect_equal("what create() returns",
                 house.accounts.create("eve@example.com", hash_password(password), now), true);
    const auto eve = house.accounts.find("eve@example.com");
    step("she logs in");
    expect_equal("what may_log_in() returns", may_log_in(eve, password), true);
    const auto token = open(house.accounts, "eve@example.com");
    expect_open(house.accounts, "her token", token, "eve@example.com");
    step("read all tables, as a thief of the database would");
    const auto values = house.database.values();
    for (const auto& text : spellings(Bytes(password.begin(), password.end())))
        expect(!stands_in(values, text), "the password is not in the database", "it is there");
    for (const auto& text : spellings(sha256(password)))
        expect(!stands_in(values, text), "the password is not in the database",
               "its bare SHA-256 is there, with which an attacker can quickly try every word");
}
