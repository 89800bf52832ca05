// The key directory of a running messenger of step 3.

#include "key_client.hpp"

#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>

#include <future>

using namespace messenger;

TEST(KeyDirectory, TellsEverybodyThePublicKeysAndItsOwnerTheLockedPair) {
    RunningMessenger messenger(step_3());
    const auto marys = sign_up(messenger.port(), mary);
    const auto freds = sign_up(messenger.port(), fred);
    EXPECT_EQ(me(messenger, marys), R"({"email":"mary@example.com","step":3})");
    EXPECT_EQ(keys(messenger, marys), R"({"people":[]})");

    const Block block;
    const auto published = publish(messenger, marys, block);
    EXPECT_EQ(published.status, 204);
    EXPECT_EQ(published.body, "");
    EXPECT_EQ(me(messenger, marys), me_with(block));
    EXPECT_EQ(keys(messenger, marys), people_with(block));
    EXPECT_EQ(keys(messenger, freds), people_with(block));
    EXPECT_EQ(me(messenger, freds), R"({"email":"fred@example.com","step":3})");
}

TEST(KeyDirectory, TellsNobodyWithoutASession) {
    RunningMessenger messenger(step_3());
    publish(messenger, sign_up(messenger.port(), mary), Block());
    EXPECT_TRUE(says(ask(messenger.port(), "GET /api/keys"), 401, "not_logged_in"));
    EXPECT_TRUE(says(publish(messenger, "X: y", Block()), 401, "not_logged_in"));
}

TEST(KeyDirectory, TakesTheSameBlockAgain) {
    RunningMessenger messenger(step_3());
    const auto cookie = sign_up(messenger.port(), mary);
    const Block block;
    EXPECT_EQ(publish(messenger, cookie, block).status, 204);
    EXPECT_EQ(publish(messenger, cookie, block).status, 204);
    EXPECT_EQ(me(messenger, cookie), me_with(block));
}

TEST(KeyDirectory, ReplacesOnlyWithThePassword) {
    RunningMessenger messenger(step_3());
    const auto cookie = sign_up(messenger.port(), mary);
    const Block first;
    const Block second;
    ASSERT_EQ(publish(messenger, cookie, first).status, 204);
    EXPECT_TRUE(says(publish(messenger, cookie, second), 403, "wrong_password"));
    EXPECT_TRUE(says(publish(messenger, cookie, second, "wrong horse"), 403, "wrong_password"));
    EXPECT_EQ(me(messenger, cookie), me_with(first));
    EXPECT_EQ(keys(messenger, cookie), people_with(first));

    EXPECT_EQ(publish(messenger, cookie, second, password).status, 204);
    EXPECT_EQ(me(messenger, cookie), me_with(second));
    EXPECT_EQ(keys(messenger, cookie), people_with(second));
}

TEST(KeyDirectory, AsksForTheOwnersPasswordAndNobodyElses) {
    RunningMessenger messenger(step_3());
    const auto cookie = sign_up(messenger.port(), mary);
    ask(messenger.port(), "POST /api/users", credentials(fred, "another horse"));
    ASSERT_EQ(publish(messenger, cookie, Block()).status, 204);
    EXPECT_TRUE(says(publish(messenger, cookie, Block(), "another horse"), 403, "wrong_password"));
    EXPECT_EQ(publish(messenger, cookie, Block(), password).status, 204);
}

TEST(KeyDirectory, SlowsDownWhoeverGuesses) {
    RunningMessenger messenger(step_3());
    const auto cookie = sign_up(messenger.port(), mary);
    ASSERT_EQ(publish(messenger, cookie, Block()).status, 204);
    for (int i = 0; i != 3; ++i)
        EXPECT_EQ(publish(messenger, cookie, Block(), "wrong horse").status, 403);
    const auto refused = publish(messenger, cookie, Block(), password);
    EXPECT_TRUE(says(refused, 429, "too_many_requests"));
    EXPECT_NE(refused.head.find("Retry-After: 1\r\n"), std::string::npos);
    EXPECT_TRUE(says(ask(messenger.port(), "POST /api/session", credentials(mary, password)), 429,
                     "too_many_requests"))
        << "a guess is a guess, wherever it is made";
    EXPECT_EQ(ask(messenger.port(), "GET /api/keys", "", {cookie}).status, 200)
        << "sessions are not touched";
    messenger.let_pass(1000);
    EXPECT_EQ(publish(messenger, cookie, Block(), password).status, 204);
}

TEST(KeyDirectory, RefusesWhatIsNoLockedKeypair) {
    RunningMessenger messenger(step_3());
    const auto cookie = sign_up(messenger.port(), mary);
    const auto refuses = [&](const std::string& locked, const std::string& why) {
        EXPECT_TRUE(says(ask(messenger.port(), "PUT /api/keys/me", publication(locked), {cookie}),
                         400, "bad_keypair"))
            << why;
    };
    const auto with = [](const auto& change) {
        Block block;
        change(block);
        return block.text();
    };
    const auto good = Block().text();
    refuses("", "empty");
    refuses(good + "==", "padded");
    refuses(' ' + good, "with white space");
    refuses('+' + good.substr(1), "of another alphabet");
    refuses(good.substr(4), "3 bytes short");
    refuses(good + "AAAA", "3 bytes long");
    refuses(to_base64url(random_bytes(1)), "one byte");
    refuses(with([](Block& block) { block.bytes[0] = 0; }), "version 0");
    refuses(with([](Block& block) { block.bytes[0] = 2; }), "version 2");
    for (const std::uint32_t iterations :
         {0u, 1u, fewest_iterations - 1, most_iterations + 1, 0xFFFF'FFFFu})
        refuses(with([&](Block& block) { block.set_iterations(iterations); }),
                std::to_string(iterations) + " iterations");
    refuses(with([](Block& block) { block.put(33, {}); }), "an encryption key of low order");
    refuses(with([](Block& block) {
                PublicKey key{};
                key[31] = 0x80;
                block.put(33, key);
            }),
            "an encryption key of low order, with bit 255 set");
    refuses(with([](Block& block) { block.put(65, {1}); }), "a signing key of small order");
    refuses(with([](Block& block) {
                PublicKey key;
                key.fill(0xFF);
                block.put(65, key);
            }),
            "a signing key that is not canonical");
    EXPECT_EQ(me(messenger, cookie), R"({"email":"mary@example.com","step":3})");

    for (const auto iterations : {fewest_iterations, most_iterations}) {
        const auto limit = with([&](Block& block) { block.set_iterations(iterations); });
        EXPECT_EQ(ask(messenger.port(), "PUT /api/keys/me",
                      R"({"locked_keypair":")" + limit + R"(","password":"correct horse"})",
                      {cookie})
                      .status,
                  204)
            << iterations;
    }
}

TEST(KeyDirectory, RefusesBodiesOfOtherShapes) {
    RunningMessenger messenger(step_3());
    const auto cookie = sign_up(messenger.port(), mary);
    const auto good = R"("locked_keypair":")" + Block().text() + '"';
    for (const auto& body :
         {std::string(), std::string("{}"), std::string("[]"), '{' + good,
          std::string(R"({"locked_keypair":null})"), std::string(R"({"password":"correct horse"})"),
          '{' + good + R"(,"password":1})", '{' + good + R"(,"email":"fred@example.com"})",
          '{' + good + R"(,"password":"correct horse","encryption_key":"AA"})"})
        EXPECT_TRUE(
            says(ask(messenger.port(), "PUT /api/keys/me", body, {cookie}), 400, "bad_request"))
            << body;
    EXPECT_TRUE(
        says(ask(messenger.port(), "PUT /api/keys/fred@example.com", '{' + good + '}', {cookie}),
             404, "not_found"));
    EXPECT_TRUE(says(ask(messenger.port(), "PUT /api/keys/me", '{' + good + '}',
                         {"Origin: http://evil.example", cookie}),
                     403, "bad_origin"));
    EXPECT_EQ(keys(messenger, cookie), R"({"people":[]})");
}

TEST(KeyDirectory, LetsEverybodyHearOfNewKeysAtOnce) {
    RunningMessenger messenger(step_3());
    const auto marys = sign_up(messenger.port(), mary);
    const auto freds = sign_up(messenger.port(), fred);
    auto listener = socket_of(messenger, freds);
    EXPECT_EQ(heard(listener), R"({"type":"welcome","me":"fred@example.com","step":3,"latest":0})");
    EXPECT_EQ(heard(listener),
              R"({"type":"people","people":[{"email":"fred@example.com","online":true},)"
              R"({"email":"mary@example.com","online":false}]})");
    const auto frame = [](const Block& block) {
        return R"({"type":"person","email":"mary@example.com","online":false,)" + block.keys() +
               "}";
    };
    const Block first;
    publish(messenger, marys, first);
    EXPECT_EQ(heard(listener), frame(first));

    const Block second;
    ASSERT_EQ(publish(messenger, marys, Block()).status, 403); // nobody hears of that one
    publish(messenger, marys, second, password);
    EXPECT_EQ(heard(listener), frame(second));
}

TEST(KeyDirectory, ForgetsTheKeysOfARemovedAccount) {
    RunningMessenger messenger(step_3());
    const auto marys = sign_up(messenger.port(), mary);
    publish(messenger, marys, Block());
    ASSERT_EQ(ask(messenger.port(), "POST /api/removal", R"({"password":"correct horse"})", {marys})
                  .status,
              204);
    const auto another = sign_up(messenger.port(), mary);
    EXPECT_EQ(keys(messenger, another), R"({"people":[]})");
    EXPECT_EQ(me(messenger, another), R"({"email":"mary@example.com","step":3})");
}

TEST(KeyDirectory, TakesOneOfTwoThatComeAtOnce) {
    RunningMessenger messenger(step_3());
    const auto cookie = sign_up(messenger.port(), mary);
    const Block blocks[2];
    auto other = std::async(std::launch::async,
                            [&] { return publish(messenger, cookie, blocks[1]).status; });
    const int one = publish(messenger, cookie, blocks[0]).status;
    EXPECT_EQ(one + other.get(), 204 + 403);
    EXPECT_EQ(me(messenger, cookie), me_with(blocks[one == 204 ? 0 : 1]));
    EXPECT_EQ(keys(messenger, cookie), people_with(blocks[one == 204 ? 0 : 1]));
}

TEST(KeyDirectory, KeepsWhatItHasWhenTheServerStartsAgain) {
    const ScratchFolder folder;
    const Block block;
    {
        RunningMessenger messenger(step_3(folder.file("m.db")));
        publish(messenger, sign_up(messenger.port(), mary), block);
    }
    RunningMessenger messenger(step_3(folder.file("m.db")));
    const auto cookie = log_in(messenger, mary);
    EXPECT_EQ(me(messenger, cookie), me_with(block));
    EXPECT_EQ(keys(messenger, cookie), people_with(block));
    EXPECT_EQ(publish(messenger, cookie, Block()).status, 403);
}

TEST(KeyDirectory, OpensADatabaseOfStep2) {
    const ScratchFolder folder;
    const std::string hello =
        R"({"type":"send","ref":"AAAAAAAAAAAAAAAAAAAAAA","text":"in the clear"})";
    {
        RunningMessenger messenger({.database_file = folder.file("m.db")});
        auto client = arrived(messenger, sign_up(messenger.port(), mary));
        client.says(Message::text(hello));
        ASSERT_NE(heard(client).find("accepted"), std::string::npos);
    }
    RunningMessenger messenger(step_3(folder.file("m.db")));
    const auto cookie = log_in(messenger, mary);
    const auto history = ask(messenger.port(), "GET /api/messages", "", {cookie}).body;
    EXPECT_NE(history.find(R"("text":"in the clear")"), std::string::npos);
    const Block block;
    EXPECT_EQ(publish(messenger, cookie, block).status, 204);
    EXPECT_EQ(me(messenger, cookie), me_with(block));
    auto client = arrived(messenger, cookie);
    client.says(Message::text(hello));
    EXPECT_NE(heard(client).find(R"("accepted","ref":"AAAAAAAAAAAAAAAAAAAAAA","id":1)"),
              std::string::npos);
}

TEST(KeyDirectory, CountsARefusedKeyInTheDatabaseAsNoKey) {
    const ScratchFolder folder;
    const Block good;
    Block bad;
    bad.put(33, {});
    {
        RunningMessenger messenger(step_3(folder.file("m.db")));
        publish(messenger, sign_up(messenger.port(), mary), good);
    }
    {
        auto database = open_database(folder.file("m.db"), {users_schema, keypairs_schema});
        SQLite::Statement update(database, "UPDATE keypairs SET locked = ?");
        update.bind(1, bad.bytes.data(), static_cast<int>(bad.bytes.size()));
        ASSERT_EQ(update.exec(), 1);
    }
    RunningMessenger messenger(step_3(folder.file("m.db")));
    const auto cookie = log_in(messenger, mary);
    EXPECT_EQ(keys(messenger, cookie), R"({"people":[]})");
    EXPECT_EQ(me(messenger, cookie), me_with(bad)) << "its owner will see that it is damaged";
}

TEST(KeyDirectory, SaysTryAgainWhileTheDatabaseIsLocked) {
    RunningMessenger messenger(step_3());
    const auto cookie = sign_up(messenger.port(), mary);
    auto other = open_database(messenger.database_file(), {users_schema, keypairs_schema});
    other.exec("BEGIN IMMEDIATE");
    EXPECT_TRUE(says(publish(messenger, cookie, Block()), 503, "try_again"));
    other.exec("COMMIT");
    EXPECT_EQ(keys(messenger, cookie), R"({"people":[]})");
    EXPECT_EQ(publish(messenger, cookie, Block()).status, 204);
}

TEST(KeyDirectory, GivesAnotherDeviceTheKeypairThatThePassphraseUnlocks) {
    RunningMessenger messenger(step_3());
    const auto identity = generate_identity();
    Block block;
    block.bytes = lock_keypair(identity, "a good passphrase", fewest_iterations);
    publish(messenger, sign_up(messenger.port(), mary), block);

    const auto answer = me(messenger, log_in(messenger, mary));
    const auto there = from_base64url(answer.substr(answer.rfind(":\"") + 2, block.text().size()));
    ASSERT_TRUE(there);
    const auto unlocked = unlock_keypair(*there, "a good passphrase");
    ASSERT_EQ(unlocked.outcome, Unlocking::unlocked);
    EXPECT_EQ(public_keys_of(unlocked.identity), public_keys_of(identity));
    EXPECT_EQ(keys(messenger, log_in(messenger, mary)), people_with(block));
}
