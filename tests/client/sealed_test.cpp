// The clients of steps 4 and 5: what is written is encrypted, and what arrives is opened, or not.

#include "common/bytes.hpp"
#include "server_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace {

class Sealed : public ServerFixture {
  protected:
    explicit Sealed(const std::string& step)
        : ServerFixture(PROGRAMS "/step-" + step + "-reference",
                        PROGRAMS "/chat-" + step + "-reference") {
        has_keys("mary");
        has_keys("fred");
    }

    std::unique_ptr<Process> joins(const std::string& name) const {
        return in_pipe(name, {}, under(passphrase_of(name)));
    }

    void says(const std::string& name, const std::string& line) const {
        const auto client = joins(name);
        client->write(line + "\n");
        ASSERT_EQ(client->end(), 0) << client->errors();
    }

    /// All that `name` reads of the history.
    std::string history(const std::string& name) const {
        const auto client = joins(name);
        EXPECT_EQ(client->end(), 0) << client->errors();
        return client->output();
    }

    void run(const std::string& sql) const {
        SQLite::Database file(database().string(), SQLite::OPEN_READWRITE, 2'000);
        ASSERT_GT(file.exec(sql), 0);
    }
};

class Sealing : public Sealed {
  protected:
    Sealing() : Sealed("4") {}
};

class Opening : public Sealed {
  protected:
    Opening() : Sealed("5") {}
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

} // namespace

TEST_F(Sealing, LeavesTheServerNeitherAWordNorAName) {
    says("mary", "a word that nobody may read");
    SQLite::Database file(database().string());
    SQLite::Statement row(file, "SELECT sender, text, envelope FROM messages");
    ASSERT_TRUE(row.executeStep());
    EXPECT_TRUE(row.getColumn(0).isNull());
    EXPECT_TRUE(row.getColumn(1).isNull());
    const auto envelope = messenger::from_base64url(row.getColumn(2).getString());
    ASSERT_TRUE(envelope);
    const auto bytes = messenger::text_of(*envelope);
    EXPECT_FALSE(has(bytes, "nobody may read"));
    EXPECT_FALSE(has(bytes, "mary"));
    EXPECT_FALSE(row.executeStep());
}

TEST_F(Sealing, ShowsTheBlockSinceNothingDecryptsYet) {
    says("mary", "good morning");
    for (const std::string name : {"mary", "fred"}) {
        const auto shown = history(name);
        EXPECT_TRUE(has(shown, "-----BEGIN SECURE MESSAGE-----")) << shown;
        EXPECT_TRUE(has(shown, "cannot be decrypted yet")) << shown;
        EXPECT_FALSE(has(shown, "good morning")) << shown;
    }
}

TEST_F(Opening, ReadsWhatOneselfAndOthersWrote) {
    says("mary", "good morning");
    says("fred", "grüße 🔑");
    for (const std::string name : {"mary", "fred"}) {
        const auto shown = history(name);
        EXPECT_TRUE(has(shown, "mary@example.com: good morning\n")) << shown;
        EXPECT_TRUE(has(shown, "fred@example.com: grüße 🔑\n")) << shown;
    }
}

TEST_F(Opening, DoesNotReadWhatCameBeforeOnesKey) {
    says("mary", "before");
    has_keys("jane");
    says("mary", "after");
    const auto shown = history("jane");
    EXPECT_TRUE(has(shown, "?: (This message cannot be decrypted")) << shown;
    EXPECT_TRUE(has(shown, "mary@example.com: after\n")) << shown;
    EXPECT_FALSE(has(shown, "before")) << shown;
}

TEST_F(Opening, RefusesWhatWasChanged) {
    says("mary", "good morning");
    run("UPDATE messages SET envelope = substr(envelope, 1, length(envelope) - 100) || "
        "CASE substr(envelope, -100, 1) WHEN 'A' THEN 'B' ELSE 'A' END || substr(envelope, -99)");
    const auto shown = history("fred");
    EXPECT_TRUE(has(shown, "(This message was damaged")) << shown;
    EXPECT_FALSE(has(shown, "good morning")) << shown;
}

TEST_F(Opening, RefusesWhatIsSentAgain) {
    says("mary", "good morning");
    run("INSERT INTO messages (ref, received_at, envelope) "
        "SELECT 'another', received_at, envelope FROM messages");
    const auto shown = history("fred");
    const auto first = shown.find("mary@example.com: good morning\n");
    ASSERT_NE(first, shown.npos) << shown;
    EXPECT_EQ(shown.find("good morning", first + 30), shown.npos) << shown;
    EXPECT_TRUE(has(shown, "(This message was sent again")) << shown;
}

TEST_F(Opening, SaysOfWordsInTheClearThatAnybodyCouldHaveWrittenThem) {
    run("INSERT INTO messages (ref, received_at, sender, text) "
        "VALUES ('another', 1700000000000, 'mary@example.com', 'I owe you a thousand')");
    const auto shown = history("fred");
    EXPECT_TRUE(has(shown, "mary@example.com: I owe you a thousand (in the clear: ")) << shown;
}

TEST_F(Opening, DoesNotBelieveAServerThatNamesAnotherSender) {
    says("mary", "good morning");
    run("UPDATE messages SET sender = 'fred@example.com'");
    const auto shown = history("fred");
    EXPECT_TRUE(has(shown, "mary@example.com: good morning\n")) << shown;
}

TEST_F(Opening, KnowsWhoseKeysAreGone) {
    says("mary", "good morning");
    run("DELETE FROM keypairs WHERE email = 'mary@example.com'");
    kill_server();
    start_server();
    const auto shown = history("fred");
    EXPECT_TRUE(has(shown, "from somebody who has no keys here")) << shown;
    EXPECT_FALSE(has(shown, "good morning")) << shown;
}
