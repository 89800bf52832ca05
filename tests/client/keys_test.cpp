// The client of step 3: keys are made, unlocked and made anew, in a terminal and in pipes.

#include "keypair.hpp"
#include "server_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <csignal>
#include <fstream>

using messenger::Bytes;

namespace {

class KeyDecoder : public ServerFixture {
  protected:
    KeyDecoder() : ServerFixture(PROGRAMS "/step-3-reference", PROGRAMS "/chat-3-reference") {}

    std::unique_ptr<Terminal> unlocked(const std::string& name) const {
        auto terminal = logged_in(name);
        terminal->expect("Passphrase");
        terminal->send(passphrase_of(name) + "\n");
        terminal->expect("/help shows what you can do here.");
        return terminal;
    }

    /// What /fingerprint answers.
    static std::string fingerprint(Terminal& terminal, const std::string& name) {
        const auto answer = "-- " + name + "@example.com: ";
        const auto before = terminal.shown().size();
        terminal.send("/fingerprint " + name + "@example.com\r");
        terminal.expect(answer);
        terminal.expect("> ");
        const auto shown = terminal.shown();
        return shown.substr(shown.find(answer, before) + answer.size(), 8 * 4 + 7);
    }

    /// The locked keypairs in the database.
    std::vector<Bytes> state() const {
        SQLite::Database file(database().string());
        SQLite::Statement rows(file, "SELECT locked FROM keypairs ORDER BY email");
        std::vector<Bytes> keypairs;
        while (rows.executeStep()) {
            const auto locked = rows.getColumn(0);
            const auto* begin = static_cast<const std::uint8_t*>(locked.getBlob());
            keypairs.emplace_back(begin, begin + locked.getBytes());
        }
        return keypairs;
    }

    /// Changes a byte of the only locked keypair.
    void overwrite(std::size_t position, std::uint8_t byte) const {
        auto locked = state().at(0);
        locked.at(position) = byte;
        SQLite::Database file(database().string(), SQLite::OPEN_READWRITE);
        SQLite::Statement update(file, "UPDATE keypairs SET locked = ?");
        update.bind(1, locked.data(), static_cast<int>(locked.size()));
        ASSERT_EQ(update.exec(), 1);
    }
};

} // namespace

TEST_F(KeyDecoder, AreMadeUnderAPassphraseThatNobodySees) {
    Terminal mary({chat_, url(), "--email", "mary@example.com", "--sign-up"});
    for (const char* question : {"Choose a password", "Once more: "}) {
        mary.expect(question);
        mary.send("the password\n");
    }
    mary.expect("You have no keys yet");
    mary.expect("Choose a passphrase, 8 characters or more: ");
    mary.send("zürich!\n"); // 7 characters, 8 bytes
    mary.expect("8 characters or more.");
    mary.expect("Choose a passphrase");
    mary.send("the password\n");
    mary.expect("The server has seen your password.");
    mary.expect("Choose a passphrase");
    mary.send("the passphrase\n");
    mary.expect("Once more: ");
    mary.send("the passphrade\n");
    mary.expect("The two do not match.");
    EXPECT_EQ(state().size(), 0u);
    for (const char* question : {"Choose a passphrase", "Once more: "}) {
        mary.expect(question);
        mary.send("the passphrase\n");
    }
    mary.expect("Locking your key…");
    mary.expect("You have keys, but messages still travel in the clear");
    ASSERT_EQ(state().size(), 1u);
    const auto opened = messenger::unlock_keypair(state()[0], "the passphrase");
    ASSERT_EQ(opened.outcome, messenger::Unlocking::unlocked);
    EXPECT_EQ(fingerprint(mary, "mary"),
              messenger::fingerprint(messenger::public_keys_of(opened.identity)));
    mary.send("/quit\r");
    EXPECT_EQ(mary.end(), 0);
    for (const char* secret : {"the pass", "zürich!"})
        EXPECT_EQ(mary.raw().find(secret), std::string::npos);
}

TEST_F(KeyDecoder, AreUnlockedByTheRightPassphrase) {
    has_keys("mary");
    const auto mary = logged_in("mary");
    for (const std::string wrong : {"mary's password", "\xFF\xFE no text"}) {
        mary->expect("Passphrase, or just Enter if you have lost it: ");
        mary->send(wrong + "\n");
        mary->expect("Wrong passphrase.");
    }
    mary->expect("Passphrase, or");
    mary->send(passphrase_of("mary") + "\n");
    mary->expect("Unlocking your key…");
    mary->expect("You are mary@example.com");
    mary->send("good morning\r");
    mary->expect("mary: good morning");
    EXPECT_EQ(mary->raw().find(passphrase_of("mary")), std::string::npos);
}

TEST_F(KeyDecoder, AreLeftLockedByWhoeverGoesAway) {
    has_keys("mary");
    for (const auto& [key, status] : {std::pair("\x03", 128 + SIGINT), std::pair("\x04", 2)}) {
        const auto mary = logged_in("mary");
        mary->expect("Passphrase, or");
        mary->send(key);
        EXPECT_EQ(mary->end(), status);
        EXPECT_TRUE(mary->is_restored());
    }
}

TEST_F(KeyDecoder, AreMadeAnewWhenThePassphraseIsLost) {
    has_keys("mary");
    has_keys("fred");
    const auto fred = unlocked("fred");
    const auto before = fingerprint(*fred, "mary");

    const auto mary = logged_in("mary");
    mary->expect("Passphrase, or");
    mary->send("\n");
    mary->expect("stays unreadable for good");
    mary->expect("or just Enter to go back: ");
    mary->send("\n");
    mary->expect("Passphrase, or");
    mary->send("\n");
    mary->expect("or just Enter to go back: ");
    mary->send("not it at all\n");
    mary->expect("That is not your login password.");
    mary->expect("or just Enter to go back: ");
    mary->send(password_of("mary") + "\n");
    for (const char* question : {"Choose a passphrase", "Once more: "}) {
        mary->expect(question);
        mary->send("a new one for mary\n");
    }
    mary->expect("Locking your key…");
    mary->expect("You are mary@example.com");

    fred->expect("The keys of mary@example.com have changed.");
    const auto after = fingerprint(*fred, "mary");
    EXPECT_NE(after, before);
    EXPECT_EQ(after, fingerprint(*mary, "mary"));
    EXPECT_EQ(in_pipe("mary", {}, under(passphrase_of("mary")))->end(), 1);
    EXPECT_EQ(in_pipe("mary", {}, under("a new one for mary"))->end(), 0);
}

TEST_F(KeyDecoder, OfSomebodyNewAreNotedAndCanBeCompared) {
    has_keys("fred");
    const auto fred = unlocked("fred");
    fred->send("/fingerprint mary@example.com\r");
    fred->expect("Nobody here has the address mary@example.com.");
    has_keys("mary");
    fred->expect("mary@example.com has keys now. /fingerprint mary@example.com shows");
    const auto mary = in_pipe("mary", {}, under(passphrase_of("mary")));
    mary->write("/fingerprint\n");
    EXPECT_EQ(mary->end(), 0);
    EXPECT_EQ(mary->errors(), "mary@example.com: " + fingerprint(*fred, "mary") + "\n");
}

TEST_F(KeyDecoder, AreMadeAndUnlockedByAScript) {
    const auto file = folder_ / "passphrase";
    std::ofstream(file) << "pa\u0308ssphrase\r\nsomething else\n";
    for (const std::vector<std::string>& more : {std::vector<std::string>{"--sign-up"}, {}}) {
        auto words = more;
        words.push_back("--passphrase-file=" + file.string());
        const auto mary = in_pipe("mary", words);
        mary->write("hello\n");
        EXPECT_EQ(mary->end(), 0) << mary->errors();
        EXPECT_EQ(mary->errors(), "");
    }
    EXPECT_EQ(stored(), (std::vector<std::string>{"hello", "hello"}));
    EXPECT_EQ(in_pipe("mary", {}, under("pässphrase"))->end(), 0); // the ä in one piece
    EXPECT_EQ(state().size(), 1u);
}

TEST_F(KeyDecoder, AreRefusedToAScriptInASentence) {
    has_keys("mary");
    struct Case {
        std::string name;
        std::vector<std::string> words;
        Process::Environment environment;
        int status;
        std::string says;
    };
    for (const auto& [name, words, environment, status, says] : std::vector<Case>{
             {"mary", {}, under("wrong, but long enough"), 1, "Wrong passphrase."},
             {"mary", {}, under("\xFF"), 1, "Wrong passphrase."},
             {"mary", {}, {}, 2, "\"Passphrase, or just Enter if you have lost it\""},
             {"mary",
              {"--passphrase-file=/nowhere"},
              {},
              2,
              "Cannot read a passphrase from /nowhere."},
             {"fred", {"--sign-up"}, {}, 2, "\"Choose a passphrase, 8 characters or more\""},
             {"fred", {}, under("short"), 2, "8 characters or more"},
             {"fred", {}, under(password_of("fred")), 2, "has seen your password"},
         }) {
        const auto process = in_pipe(name, words, environment);
        EXPECT_EQ(process->end(), status) << says;
        EXPECT_NE(process->errors().find(says), std::string::npos) << process->errors();
        EXPECT_EQ(std::ranges::count(process->errors(), '\n'), 1) << process->errors();
    }
    EXPECT_EQ(state().size(), 1u);
}

TEST_F(KeyDecoder, ThatAreDamagedAreMadeAnew) {
    has_keys("mary");
    overwrite(1, 0xFF); // billions of iterations
    const auto script = in_pipe("mary", {}, under(passphrase_of("mary")));
    EXPECT_EQ(script->end(), 2);
    EXPECT_NE(script->errors().find("is damaged"), std::string::npos) << script->errors();
    const auto mary = logged_in("mary");
    mary->expect("Passphrase, or");
    mary->send(passphrase_of("mary") + "\n");
    mary->expect("Your locked keypair on the server is damaged, and no passphrase opens it.");
    mary->expect("or just Enter to go back: ");
    mary->send(password_of("mary") + "\n");
    for (const char* question : {"Choose a passphrase", "Once more: "}) {
        mary->expect(question);
        mary->send(passphrase_of("mary") + "\n");
    }
    mary->expect("You are mary@example.com");
    EXPECT_EQ(in_pipe("mary", {}, under(passphrase_of("mary")))->end(), 0);
}

TEST_F(KeyDecoder, OfALaterVersionAreLeftToLaterClients) {
    has_keys("mary");
    overwrite(0, 2);
    const auto mary = in_pipe("mary", {}, under(passphrase_of("mary")));
    EXPECT_EQ(mary->end(), 2);
    EXPECT_NE(mary->errors().find("has a version that this program does not know"),
              std::string::npos);
}

TEST_F(KeyDecoder, OfAnUnfinishedFileAreMissedInASentence) {
    has_keys("mary");
    struct Case {
        std::string todo, name;
        int status;
    };
    for (const auto& [todo, name, status] : {Case{"3.1", "a", 2},
                                             {"3.2", "b", 0},
                                             {"3.3", "c", 2},
                                             {"3.4", "d", 2},
                                             {"3.5", "mary", 2}}) {
        if (name != "mary") {
            EXPECT_EQ(in_pipe(name, {"--sign-up"})->end(), 2); // an account, and no keys
        }
        chat_ = PROGRAMS "/chat-without-" + todo;
        const auto process = in_pipe(name, {}, under(passphrase_of(name)));
        process->write("/fingerprint\n");
        EXPECT_EQ(process->end(), status) << process->errors();
        EXPECT_NE(process->errors().find("yet: that is TODO " + todo + "."), std::string::npos)
            << process->errors();
        chat_ = PROGRAMS "/chat-3-reference";
    }
    EXPECT_EQ(state().size(), 2u); // mary's, and those of b, who only has no fingerprint
}

TEST_F(ServerFixture, OfStepTwoHasNoKeysForTheClientOfStepThree) {
    has_account("mary");
    chat_ = PROGRAMS "/chat-3-reference";
    const auto mary = in_pipe("mary");
    EXPECT_EQ(mary->end(), 2);
    EXPECT_NE(mary->errors().find("This server is from an earlier step"), std::string::npos)
        << mary->errors();
}
