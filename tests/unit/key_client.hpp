// What a test of step 3 publishes, and asks of the key directory.

#pragma once

#include "api_error.hpp"
#include "chat_client.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/x25519.hpp"
#include "keypair.hpp"
#include "server/key_directory.hpp"

#include <algorithm>

namespace messenger {

inline constexpr auto mary = "mary@example.com";
inline constexpr auto fred = "fred@example.com";
inline constexpr auto password = "correct horse"; // what sign_up() takes

inline MessengerSetup step_3(const std::string& database_file = "") {
    return {.database_file = database_file,
            .step = 3,
            .migrations = {users_schema, keypairs_schema},
            .add = [](SQLite::Database& database, MessengerApp& app, Clock clock) {
                return std::make_shared<KeyDirectory>(database, app, std::move(clock));
            }};
}

/// A block of the right shape, with keys of its own. There is nothing inside that opens.
struct Block {
    Bytes bytes = random_bytes(locked_keypair_size);

    Block() {
        bytes[0] = locked_keypair_version;
        set_iterations(usual_iterations);
        PrivateKey private_key;
        std::ranges::copy(random_bytes(private_key.size()), private_key.begin());
        put(33, x25519_public_key(private_key));
        put(65, ed25519_public_key(private_key));
    }

    void set_iterations(std::uint32_t iterations) {
        for (int i = 0; i != 4; ++i)
            bytes[4 - i] = static_cast<std::uint8_t>(iterations >> 8 * i);
    }
    void put(std::ptrdiff_t at, const PublicKey& key) {
        std::ranges::copy(key, bytes.begin() + at);
    }

    std::string text() const { return to_base64url(bytes); }

    /// As the directory tells them.
    std::string keys() const {
        const auto both = std::span(bytes).subspan(33, 64);
        return R"("encryption_key":")" + to_base64url(both.first(32)) + R"(","signing_key":")" +
               to_base64url(both.last(32)) + '"';
    }
};

inline std::string publication(const std::string& locked) {
    return R"({"locked_keypair":")" + locked + R"("})";
}

inline Answer publish(const RunningMessenger& messenger, const std::string& cookie,
                      const Block& block) {
    return ask(messenger.port(), "PUT /api/keys/me", publication(block.text()), {cookie});
}

inline Answer publish(const RunningMessenger& messenger, const std::string& cookie,
                      const Block& block, const std::string& password) {
    return ask(messenger.port(), "PUT /api/keys/me",
               R"({"locked_keypair":")" + block.text() + R"(","password":")" + password + R"("})",
               {cookie});
}

inline std::string me(const RunningMessenger& messenger, const std::string& cookie) {
    return ask(messenger.port(), "GET /api/me", "", {cookie}).body;
}

inline std::string me_with(const Block& block) {
    return R"({"email":"mary@example.com","step":3,"locked_keypair":")" + block.text() + R"("})";
}

inline std::string keys(const RunningMessenger& messenger, const std::string& cookie) {
    return ask(messenger.port(), "GET /api/keys", "", {cookie}).body;
}

inline std::string people_with(const Block& block) {
    return R"({"people":[{"email":"mary@example.com",)" + block.keys() + "}]}";
}

inline std::string log_in(const RunningMessenger& messenger, const std::string& email) {
    return ask(messenger.port(), "POST /api/session", credentials(email, password)).cookie();
}

} // namespace messenger
