// /password, /logout everywhere and /remove-account in a terminal, and the invite code.

#include "server_fixture.hpp"

namespace {

struct OwnAccount : ServerFixture {
    std::unique_ptr<Terminal> mary_in_terminal() {
        has_account("mary");
        return in_terminal("mary");
    }
};

struct Invited : ServerFixture {
    Invited() : ServerFixture(SERVER, CHAT, {"--invite", "three blind mice"}) {}
};

} // namespace

TEST_F(OwnAccount, ChangesThePasswordAndNobodySeesIt) {
    const auto mary = mary_in_terminal();
    mary->send("/password\r");
    mary->expect("is something else and stays.");
    mary->expect("Password: ");
    mary->send("not my password\r");
    mary->expect("New password: ");
    mary->send("a new horse\r");
    mary->expect("Once more: ");
    mary->send("a new horse\r");
    mary->expect("This is not your password.");
    mary->send("/password\r");
    mary->expect("Password: ");
    mary->send(password_of("mary") + "\r");
    mary->expect("New password: ");
    mary->send("short\r");
    mary->expect("too short");
    mary->send("a new horse\r");
    mary->expect("Once more: ");
    mary->send("a new horse\r");
    mary->expect("Your password is changed.");
    mary->send("/quit\r");
    EXPECT_EQ(mary->end(), 0);
    for (const auto& secret : {std::string("a new horse"), password_of("mary")})
        EXPECT_EQ(mary->raw().find(secret), std::string::npos);
    EXPECT_EQ(in_pipe("mary")->end(), 1);
    EXPECT_EQ(Process({CHAT, url(), "--email", "mary@example.com"},
                      {{"MESSENGER_PASSWORD", "a new horse"}})
                  .end(),
              0);
}

TEST_F(OwnAccount, GoesBackWithoutAPassword) {
    const auto mary = mary_in_terminal();
    mary->send("/remove-account\r");
    mary->expect("Password: ");
    mary->send("\r");
    mary->send("hello\r");
    mary->expect("mary: hello");
    mary->send("/logout\r");
    mary->expect("/quit ends this one.");
    mary->send("/quit\r");
    EXPECT_EQ(mary->end(), 0);
}

TEST_F(OwnAccount, LogsOutEverywhere) {
    const auto mary = mary_in_terminal();
    const auto other = in_terminal("mary");
    mary->send("/logout everywhere\r");
    mary->expect("You are logged out everywhere.");
    EXPECT_EQ(mary->end(), 0);
    other->expect("You have been logged out.");
    EXPECT_EQ(other->end(), 1);
}

TEST_F(OwnAccount, IsRemovedAndTheOthersHearOfIt) {
    const auto mary = mary_in_terminal();
    has_account("fred");
    const auto fred = in_terminal("fred");
    mary->send("/remove-account\r");
    mary->expect("Password: ");
    mary->send("wrong\r");
    mary->expect("This is not your password.");
    mary->send("/remove-account\r");
    mary->expect("Password: ");
    mary->send(password_of("mary") + "\r");
    mary->expect("Your account is removed.");
    EXPECT_EQ(mary->end(), 0);
    fred->expect("mary@example.com has no account here any more.");
    EXPECT_EQ(in_pipe("mary")->end(), 1);
}

TEST_F(Invited, IsAskedForTheCode) {
    Terminal mary({CHAT, url(), "--sign-up", "--email", "mary@example.com"});
    mary.expect("8 characters or more: ");
    mary.send("long enough\n");
    mary.expect("Once more: ");
    mary.send("long enough\n");
    mary.expect("You need an invite code");
    mary.expect("Invite code: ");
    mary.send("a guess\n");
    mary.expect("This invite code is not the right one.");
    mary.expect("Invite code: ");
    mary.send("three blind mice\n");
    mary.expect("You are mary@example.com at " + url());
    mary.send("/quit\r");
    EXPECT_EQ(mary.end(), 0);
}

TEST_F(Invited, GivesTheCodeInAScript) {
    EXPECT_EQ(in_pipe("fred", {"--sign-up"})->end(), 1);
    EXPECT_EQ(in_pipe("fred", {"--sign-up", "--invite", "three blind mice"})->end(), 0);
}
