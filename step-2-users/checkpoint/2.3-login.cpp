// TODO 2.3: who may log in.

#include "accounts.hpp"
#include "lesson.hpp"
#include "password_hashes.hpp"
#include "scrypt_runs.hpp"

#include <algorithm>
#include <set>

using namespace lesson;
using namespace messenger;

namespace {

const std::string password = "correct horse battery staple";
constexpr auto nobody = std::nullopt;

/// A hash of `password` with the cost that hash_password() uses, made by another implementation of
/// scrypt.
const std::string costly_hash = "$scrypt$ln=15,r=8,p=3$c2l4dGVlbiBieXRlcy4uLg$"
                                "oFVy4EP0g01utyt1p6UH2i00fv7eeeNBOrfD9jEsTJY";

std::optional<Account> account(const std::string& email, const std::string& secret) {
    return Account{email, cheap_hash(secret)};
}

void expect_in(const std::optional<Account>& account, const std::string& typed) {
    step(account->email + " logs in with " + show(typed));
    expect_equal("what may_log_in() returns for the right password", may_log_in(account, typed),
                 true);
}

void expect_out(const std::optional<Account>& account, const std::string& typed) {
    step(account->email + " logs in with " + show(typed));
    expect_equal("what may_log_in() returns for a wrong password", may_log_in(account, typed),
                 false);
}

void expect_nobody_in(const std::string& typed) {
    step("somebody who has no account logs in with " + show(typed));
    expect_equal("what may_log_in() returns for no account", may_log_in(nobody, typed), false);
}

/// Describes, for the learner, what was hashed while `act` ran.
template <class Act>
std::string work_of(Act act) {
    const auto before = scrypt_runs().size();
    act();
    const auto runs = scrypt_runs();
    std::string work;
    for (auto run = runs.begin() + static_cast<std::ptrdiff_t>(before); run != runs.end(); ++run)
        work += (work.empty() ? "" : ", then ") + ("scrypt with N=" + std::to_string(run->cost)) +
                ", r=" + std::to_string(run->block_size) + ", p=" + std::to_string(run->parallel);
    return work.empty() ? "no scrypt at all" : work;
}

} // namespace

TEST(Todo_2_3, LetsTheRightPasswordIn) {
    promise("the right password opens an account");
    expect_in(account("mary@example.com", password), password);
    expect_in(account("fred@example.com", "grüße aus köln"), "grüße aus köln");
}

TEST(Todo_2_3, LetsNoWrongPasswordIn) {
    promise("a wrong password opens nothing, however close it is to the right one");
    const auto mary = account("mary@example.com", password);
    expect_in(mary, password);
    for (const std::string typed :
         {"", " ", "correct horse battery stapl", "correct horse battery staple ",
          "Correct horse battery staple", "' OR '1'='1", "mary@example.com"})
        expect_out(mary, typed);
    expect_out(mary, mary->password_hash);
    expect_out(mary, std::string(100'000, 'x'));
    expect_in(mary, password);
}

TEST(Todo_2_3, LetsAPasswordOpenItsOwnAccountOnly) {
    promise("a password opens its own account and no other");
    const auto mary = account("mary@example.com", password);
    const auto fred = account("fred@example.com", "another secret");
    expect_in(mary, password);
    expect_in(fred, "another secret");
    expect_out(fred, password);
    expect_out(mary, "another secret");
}

TEST(Todo_2_3, LetsNobodyInWithoutAnAccount) {
    promise("without an account, no password is right, not even the one whose hash is used as a "
            "stand-in");
    expect_in(account("mary@example.com", password), password);
    expect_nobody_in(password);
    // The stand-in for a missing hash may have been made from a word, and that word must not be a
    // way in.
    std::set<std::string> words;
    for (const auto& run : scrypt_runs())
        if (run.cost > 16 && run.password.size() < 22 && run.password != password)
            words.insert(run.password);
    for (const auto& word : words)
        expect_nobody_in(word);
}

TEST(Todo_2_3, SpendsTheSameWorkOnNobody) {
    promise("an unknown user takes as much hashing as a wrong password");
    expect_in(account("mary@example.com", password), password);
    const std::optional<Account> mary = Account{"mary@example.com", costly_hash};
    const auto on_mary = work_of([&] { expect_out(mary, "a wrong password"); });
    auto on_nobody = work_of([] { expect_nobody_in("a wrong password"); });
    if (on_nobody != on_mary) // the first call may prepare something
        on_nobody = work_of([] { expect_nobody_in("a wrong password"); });
    expect_equal("the work for no account, the same as for a wrong password", on_nobody, on_mary);
}

TEST(Todo_2_3, LetsNobodyInWhereTheHashIsDamaged) {
    promise("if the hash of an account is damaged, no password opens it, and it does no harm");
    const auto mary = account("mary@example.com", password);
    expect_in(mary, password);
    for (const std::string damaged : {"", "correct horse battery staple", "$scrypt$ln=15"})
        expect_out(Account{"mary@example.com", damaged}, password);
}
