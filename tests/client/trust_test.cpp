// The client of step 6: who can read what is written, and what happens when keys change.

#include "server_fixture.hpp"

#include <SQLiteCpp/Database.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

class Trusting : public ServerFixture {
  protected:
    Trusting() : ServerFixture(PROGRAMS "/step-6-reference", PROGRAMS "/chat-6-reference") {
        // Each account's file lies there.
        ::setenv("XDG_STATE_HOME", folder_.c_str(), 1);
        has_keys("fred"); // first, and so has met nobody
        has_keys("mary");
    }
    ~Trusting() override { ::unsetenv("XDG_STATE_HOME"); }

    struct WorkshopFixture {
        int status;
        std::string shown, notes;
    };

    /// What somebody sees who comes, types `lines`, and goes.
    WorkshopFixture with_server_of(const std::string& name, const std::string& lines = "",
                                   const std::string& passphrase = "") const {
        const auto client =
            in_pipe(name, {}, under(passphrase.empty() ? passphrase_of(name) : passphrase));
        if (!lines.empty())
            client->write(lines);
        const int status = client->end();
        return {status, client->output(), client->errors()};
    }

    std::unique_ptr<Terminal> unlocked(const std::string& name) const {
        auto terminal = logged_in(name);
        terminal->expect("Passphrase");
        terminal->send(passphrase_of(name) + "\n");
        return terminal;
    }

    /// Mary has lost her passphrase and made new keys, under `new_passphrase`.
    void marys_keys_change() const {
        const auto mary = logged_in("mary");
        mary->expect("Passphrase, or");
        mary->send("\n");
        mary->expect("or just Enter to go back: ");
        mary->send(password_of("mary") + "\n");
        for (const char* question : {"Choose a passphrase", "Once more: "}) {
            mary->expect(question);
            mary->send(new_passphrase + "\n");
        }
        mary->expect("/help shows what you can do here.");
        mary->send("/quit\r");
        ASSERT_EQ(mary->end(), 0);
    }
    const std::string new_passphrase = "a new one for mary";

    std::vector<fs::path> pin_files() const {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder_ / "secure-messenger"))
            files.push_back(entry.path());
        return files;
    }

    /// The line that looks like a safety number; empty where there is none.
    static std::string number_in(const std::string& notes) {
        std::istringstream lines(notes);
        for (std::string line; std::getline(lines, line);)
            if (line.size() == 71 && line.find_first_not_of("0123456789 ") == line.npos)
                return line;
        return "";
    }
};

constexpr auto warning_of_mary = "WARNING: the keys of mary@example.com have changed.";

} // namespace

TEST_F(Trusting, AnnouncesSomebodyNewBeforeSheReadsAnything) {
    const auto fred = unlocked("fred");
    fred->expect("mary@example.com is new here: 2 people can read what you write.");
    fred->expect("What you write is encrypted, and 2 people can read it: /readers lists them.");
    fred->expect("2 readers > ");
    fred->send("before jane\r");
    fred->expect("fred: before jane");
    has_keys("jane");
    fred->expect("jane@example.com is new here: 3 people can read what you write.");
    fred->expect("3 readers > ");
    fred->send("after jane\r");
    fred->expect("fred: after jane");

    const auto jane = with_server_of("jane");
    EXPECT_TRUE(has(jane.shown, "?: (This message cannot be decrypted")) << jane.shown;
    EXPECT_FALSE(has(jane.shown, "before jane")) << jane.shown;
    EXPECT_TRUE(has(jane.shown, "fred@example.com: after jane\n")) << jane.shown;
    const auto mary = with_server_of("mary");
    EXPECT_TRUE(has(mary.shown, "fred@example.com: before jane\n")) << mary.shown;
}

TEST_F(Trusting, AnnouncesManyInOneLine) {
    for (const auto name : {"jane", "kate", "liam"})
        has_keys(name);
    const auto fred = with_server_of("fred");
    EXPECT_EQ(fred.notes, "4 people are new here: 5 people can read what you write. /readers "
                          "lists them.\n");
}

TEST_F(Trusting, EncryptsNothingToChangedKeysBeforeTheyAreAccepted) {
    has_keys("jane");
    ASSERT_EQ(with_server_of("mary", "with the first keys\n").status, 0);
    const auto fred = unlocked("fred");
    fred->expect("mary: with the first keys");
    fred->expect("3 readers > ");
    marys_keys_change();
    fred->expect(warning_of_mary);
    fred->expect("2 readers > ");
    fred->send("not for the new keys\r");
    fred->expect("fred: not for the new keys");
    fred->send("/readers\r");
    fred->expect("These people can read what you write:");
    fred->expect("Not encrypted to:\n   mary@example.com (keys that you have not accepted)");
    auto mary = with_server_of("mary", "it is me\n", new_passphrase);
    EXPECT_FALSE(has(mary.shown, "not for the new keys")) << mary.shown;
    EXPECT_TRUE(has(mary.shown, "cannot be decrypted")) << mary.shown;
    EXPECT_TRUE(has(with_server_of("jane").shown, "fred@example.com: not for the new keys\n"));
    fred->expect("signed with keys of mary@example.com that you have not accepted");
    EXPECT_FALSE(has(fred->shown(), "it is me"));

    fred->send("/accept mary@example.com\r");
    fred->expect("The keys of mary@example.com are accepted: 3 people can read what you write.");
    fred->expect("3 readers > ");
    fred->send("for all\r");
    fred->expect("fred: for all");
    mary = with_server_of("mary", "so I read\n", new_passphrase);
    EXPECT_TRUE(has(mary.shown, "fred@example.com: for all\n")) << mary.shown;
    fred->expect("mary: so I read");

    const auto again = with_server_of("fred");
    EXPECT_EQ(again.notes, "");
    for (const std::string text : {"with the first keys", "it is me", "so I read"})
        EXPECT_TRUE(has(again.shown, "mary@example.com: " + text + "\n")) << again.shown;
}

TEST_F(Trusting, RemembersWhoseKeysItHasSeen) {
    EXPECT_EQ(with_server_of("fred").notes,
              "mary@example.com is new here: 2 people can read what you write.\n");
    EXPECT_EQ(with_server_of("fred").notes, "");
    marys_keys_change();
    for (int start = 0; start != 2; ++start) {
        const auto fred = with_server_of("fred", "hello\n");
        EXPECT_TRUE(has(fred.notes, warning_of_mary)) << fred.notes;
        EXPECT_FALSE(has(fred.notes, "is new here")) << fred.notes;
    }
    EXPECT_FALSE(has(with_server_of("mary", "", new_passphrase).shown, "hello"));
}

TEST_F(Trusting, ShowsBothTheSameSafetyNumber) {
    const auto fred = number_in(with_server_of("fred", "/verify mary@example.com\n").notes);
    EXPECT_EQ(fred.size(), 71u);
    EXPECT_EQ(number_in(with_server_of("mary", "/verify fred@example.com\n").notes), fred);
    marys_keys_change();
    const auto later = with_server_of("fred", "/verify mary@example.com\n").notes;
    EXPECT_TRUE(has(later, "These keys are not accepted yet.")) << later;
    EXPECT_NE(number_in(later), fred);
    EXPECT_EQ(number_in(with_server_of("mary", "/verify fred@example.com\n", new_passphrase).notes),
              number_in(later));
}

TEST_F(Trusting, MarksWhomOneHasVerifiedUntilKeysChange) {
    const std::string verify = "/verify mary@example.com\n",
                      verified = "/verified mary@example.com\n";
    const auto mark = "mary@example.com (verified)";
    auto notes = with_server_of("fred", verified + "/who\n").notes;
    EXPECT_TRUE(has(notes, "Compare first: /verify mary@example.com")) << notes;
    EXPECT_FALSE(has(notes, mark)) << notes;
    notes = with_server_of("fred", verify + verified).notes;
    EXPECT_TRUE(has(notes, "mary@example.com is verified")) << notes;
    for (const std::string list : {"/who\n", "/readers\n"}) {
        notes = with_server_of("fred", list).notes;
        EXPECT_TRUE(has(notes, mark)) << notes;
    }
    marys_keys_change();
    notes = with_server_of("fred", "/who\n" + verify + verified).notes;
    EXPECT_TRUE(has(notes, "You had verified those of mary@example.com")) << notes;
    EXPECT_TRUE(has(notes, "first: /accept mary@example.com")) << notes;
    notes += with_server_of("fred", "/accept mary@example.com\n/who\n/readers\n").notes;
    EXPECT_TRUE(has(notes, "are accepted: 2 people")) << notes;
    EXPECT_FALSE(has(notes, mark)) << notes;
    notes = with_server_of("fred", verify + verified + "/who\n").notes;
    EXPECT_TRUE(has(notes, mark)) << notes;
}

TEST_F(Trusting, AnswersWhatCannotBeDoneInASentence) {
    EXPECT_EQ(in_pipe("jane", {"--sign-up"})->end(), 2); // an account, and no keys
    for (const auto& [line, answer] : std::vector<std::pair<std::string, std::string>>{
             {"/verify", "Whose keys? /verify needs an address."},
             {"/accept nobody@example.com", "Nobody here has the address nobody@example.com."},
             {"/verified Fred@example.com", "That is you: /verified needs"},
             {"/accept Mary@example.com",
              "You have already accepted the keys of mary@example.com."},
             {"/verify jane@example.com", "jane@example.com has no keys now."}}) {
        const auto notes = with_server_of("fred", line + "\n").notes;
        EXPECT_TRUE(has(notes, answer)) << notes;
    }
}

TEST_F(Trusting, TrustsNobodyAnewWhenItsFileIsDamaged) {
    ASSERT_EQ(with_server_of("fred").status, 0);
    ASSERT_FALSE(pin_files().empty());
    for (const auto& file : pin_files())
        std::ofstream(file) << "{}";
    const auto fred = with_server_of("fred", "hello\n");
    EXPECT_EQ(fred.status, 2);
    EXPECT_TRUE(
        has(fred.notes, "The file with the keys that you trust is damaged. It was left as it "
                        "is: " +
                            folder_.string()))
        << fred.notes;
    EXPECT_EQ(fred.shown, "");
    for (const auto& file : pin_files())
        EXPECT_EQ(fs::file_size(file), 2u);
}

TEST_F(Trusting, SaysWhatAnUnfinishedFileCannotDo) {
    const std::string lines = "hello\n/readers\n/verify mary@example.com\n";
    for (const auto& [todo, says] : std::vector<std::pair<std::string, std::string>>{
             {"6.1", "This line was not sent: your multi_user.cpp does not pin keys yet."},
             {"6.2",
              "This line was not sent: your multi_user.cpp does not find and accept keys yet."},
             {"6.3", "This line was not sent: your multi_user.cpp does not choose recipients yet."},
             {"6.4", "There is nothing to compare yet: your multi_user.cpp does not make digits"},
             {"6.5",
              "There is nothing to compare yet: your multi_user.cpp does not make a safety"}}) {
        chat_ = PROGRAMS "/chat-without-" + todo;
        const auto fred = with_server_of("fred", lines);
        EXPECT_EQ(fred.status, todo < "6.4" ? 2 : 0) << todo;
        EXPECT_TRUE(has(fred.notes, says)) << fred.notes;
        EXPECT_TRUE(has(fred.notes, "That is TODO " + todo + ".")) << fred.notes;
        EXPECT_EQ(has(fred.shown, "fred@example.com: hello"), todo >= "6.4") << fred.shown;
    }
}

TEST_F(Trusting, AsksBeforeItMakesKeysInThePlaceOfThoseThatTheServerDenies) {
    ASSERT_EQ(with_server_of("fred").status, 0);
    SQLite::Database(database().string(), SQLite::OPEN_READWRITE).exec("DELETE FROM keypairs");
    auto fred = logged_in("fred");
    fred->expect("You had keys at this server, and now it says that it has none of yours.");
    fred->expect("or just Enter to leave: ");
    fred->send("\n");
    fred->expect("No new keys were made.");
    EXPECT_EQ(fred->end(), 2);

    fred = logged_in("fred");
    fred->expect("or just Enter to leave: ");
    fred->send("new keys\n");
    for (const char* question : {"Choose a passphrase", "Once more: "}) {
        fred->expect(question);
        fred->send("a new one for fred\n");
    }
    fred->expect("Your own keys are not those that you had here before.");
    fred->send("/quit\r");
    EXPECT_EQ(fred->end(), 0);
}

TEST_F(Trusting, KeepsTwoAccountsApart) {
    has_keys("jane");
    with_server_of("fred");
    with_server_of("jane");
    marys_keys_change();
    with_server_of("fred", "/accept mary@example.com\n");
    EXPECT_FALSE(has(with_server_of("fred").notes, warning_of_mary));
    EXPECT_TRUE(has(with_server_of("jane").notes, warning_of_mary));
}
