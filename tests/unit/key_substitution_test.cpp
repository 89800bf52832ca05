// The server that lies about Mary's keys.

#include "encrypting.hpp"
#include "key_client.hpp"
#include "people.hpp"
#include "server/envelope_format.hpp"
#include "server/key_substitution.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <sstream>

using namespace messenger;

namespace {

/// A dishonest messenger, what it prints, and Fred, who has keys as Mary has.
class Dishonest : public testing::Test {
  protected:
    std::ostringstream console;
    KeySubstitution lie{console};
    RunningMessenger messenger{
        {.step = 6,
         .migrations = {users_schema, keypairs_schema, envelopes_schema},
         .add = [this](SQLite::Database& database, MessengerApp& app, const Clock& clock) {
             app.extensions().formats.push_back(lie.reading_format());
             return std::make_shared<KeyDirectory>(
                 database, app, clock, [this](const auto& email, const auto& published) {
                     return lie.shown_keys(email, published);
                 });
         }}};
    std::string marys = sign_up(messenger.port(), mary);
    std::string freds = sign_up(messenger.port(), fred);
    Block marys_block, freds_block;
    Person writer = somebody("fred");

    void SetUp() override {
        ASSERT_EQ(publish(messenger, marys, marys_block).status, 204);
        ASSERT_EQ(publish(messenger, freds, freds_block).status, 204);
    }

    /// What everybody is told of the keys of `email`.
    PublicKeys told_of(std::string_view email) {
        const auto answer = boost::json::parse(keys(messenger, freds));
        for (const auto& person : answer.at("people").as_array())
            if (person.at("email").as_string() == email)
                return {key(person, "encryption_key"), key(person, "signing_key")};
        throw std::runtime_error("nobody has that address");
    }

    static PublicKey key(const boost::json::value& person, std::string_view name) {
        return array_of<PublicKey>(from_base64url(person.at(name).as_string()).value_or(Bytes()));
    }

    static PublicKey key_in_block(const Block& block, std::size_t at) {
        return array_of<PublicKey>(std::span(block.bytes).subspan(at, 32));
    }

    /// Fred writes `text` for whoever has `to`. Returns the server's answer.
    std::string answer_to(const std::string& text, const std::vector<PublicKey>& to) {
        const auto randomness = draw_randomness(to.size());
        const auto envelope = seal(says(writer, text), writer.identity, to, randomness);
        auto client = arrived(messenger, freds);
        client.says(Message::text(R"({"type":"send","ref":")" + to_base64url(randomness.id) +
                                  R"(","envelope":")" + to_base64url(envelope) + R"("})"));
        return heard(client);
    }

    /// What was printed after the server's first line.
    std::string printed() {
        messenger.stop();
        const auto all = console.str();
        return all.substr(all.find('\n') + 1);
    }
};

} // namespace

TEST_F(Dishonest, ShowsAnotherEncryptionKeyInMarysPlaceAlone) {
    EXPECT_NE(told_of(mary).encryption_key, key_in_block(marys_block, 33));
    EXPECT_EQ(told_of(mary).signing_key, key_in_block(marys_block, 65));
    EXPECT_EQ(told_of(fred).encryption_key, key_in_block(freds_block, 33));
    EXPECT_EQ(told_of(fred).signing_key, key_in_block(freds_block, 65));
}

TEST_F(Dishonest, ReadsWhatIsEncryptedForTheKeyThatItShows) {
    const auto to = recipient_keys({told_of(mary).encryption_key}, writer.keys.encryption_key);
    EXPECT_NE(answer_to("Meet me \nat noon", to).find("accepted"), std::string::npos);
    EXPECT_EQ(printed(), "The server has read what fred@example.com wrote: "
                         "Meet me \\x0aat noon\n");
}

TEST_F(Dishonest, ReadsNothingThatIsEncryptedForHerOwnKey) {
    const auto to = recipient_keys({key_in_block(marys_block, 33)}, writer.keys.encryption_key);
    EXPECT_NE(answer_to("Meet me at noon", to).find("accepted"), std::string::npos);
    EXPECT_EQ(printed(), "");
}
