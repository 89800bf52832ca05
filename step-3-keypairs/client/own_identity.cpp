#include "client/own_identity.hpp"

#include "client/choose_passphrase.hpp"
#include "client/errors.hpp"
#include "client/keypair_not_implemented.hpp"
#include "client/prompt.hpp"
#include "client/secret_file.hpp"
#include "common/unicode.hpp"
#include "crypto/passphrase.hpp"

#include <boost/json.hpp>

namespace messenger::client {
namespace net = boost::asio;
namespace json = boost::json;

namespace {

constexpr int first_step_with_keys = 3;
constexpr auto passphrase_variable = "MESSENGER_PASSPHRASE";

constexpr auto what_keys_are_for =
    "You have no keys yet. With keys, others can write what only you can read, and\n"
    "can tell which messages come from you.\n"
    "Your private keys are locked under a passphrase. The server never sees it, and\n"
    "nobody can tell you what it was if you forget it.";

constexpr auto what_it_costs =
    "Nobody can unlock your keys without the passphrase, but you can make new ones.\n"
    "What was encrypted to the old ones stays unreadable for good, and everybody\n"
    "will see that your keys have changed.";

constexpr auto damaged_sentence = "Your locked keypair on the server is damaged, and no passphrase "
                                  "opens it.";
constexpr auto denied_sentence =
    "You had keys at this server, and now it says that it has none of yours. It has lost\n"
    "them, or begun anew, or it lies.";
constexpr auto unsupported_sentence =
    "Your locked keypair has a version that this program does not know. Use the newer client that "
    "made it.";

/// The locked keypair that the server keeps. Empty if what it keeps is not base64url; nothing if it
/// keeps nothing.
std::optional<Bytes> locked_keypair(const Account& account) {
    const auto* text = account.about.if_contains("locked_keypair");
    if (!text || text->is_null())
        return std::nullopt;
    return text->is_string() ? from_base64url(text->get_string()).value_or(Bytes()) : Bytes();
}

/// Locks a new identity and publishes it. `password` is the login password if this replaces a
/// keypair, otherwise empty.
net::awaitable<Identity> publish_new(Api& api, std::string passphrase, std::string password) {
    const auto identity = generate_identity();
    tell("Locking your key…");
    json::object body{{"locked_keypair", to_base64url(lock_keypair(identity, passphrase))}};
    if (!password.empty())
        body["password"] = password;
    co_await api.call("PUT", "/api/keys/me", body);
    co_return identity;
}

/// The server says that it keeps no keypair, and this client remembers that there was one. Throws
/// FatalError unless the user wants to make new keys all the same; a script cannot say so.
void confirm_new_keys(bool is_script) {
    if (is_script)
        throw FatalError(std::string(denied_sentence) + " You can make new keys in a terminal.");
    tell(std::string(denied_sentence) + "\n" + what_it_costs);
    if (prompt_line("Type \"new keys\" to make new ones, or just Enter to leave: ") != "new keys")
        throw FatalError("No new keys were made.");
}

net::awaitable<Identity> make(Api& api, const Account& account, std::optional<std::string> given,
                              bool had_keys) {
    require_locking();
    if (had_keys)
        confirm_new_keys(given.has_value());
    if (!given) {
        tell(what_keys_are_for);
        given = choose_passphrase(account.password);
    } else if (const auto why = why_not_passphrase(*given, account.password)) {
        throw FatalError(*why);
    }
    co_return co_await publish_new(api, *given, "");
}

/// Replaces the keypair. Returns nothing if the user decides against it.
net::awaitable<std::optional<Identity>> replace(Api& api, const Account& account) {
    require_locking();
    tell(what_it_costs);
    for (std::string sorry;; sorry = "That is not your login password.\n") {
        const auto password = prompt_secret(
            sorry + "Your login password to make new keys, or just Enter to go back: ");
        if (password.empty())
            co_return std::nullopt;
        if (password == account.password)
            break;
    }
    const auto passphrase = choose_passphrase(account.password);
    co_return co_await publish_new(api, passphrase, account.password);
}

/// The result of unlock_keypair(). Throws FatalError if no other passphrase can help.
Unlocked open(const Bytes& locked, const std::string& passphrase) {
    if (!decode(passphrase))
        return {Unlocking::wrong_passphrase}; // not UTF-8, so no keypair was locked under it
    tell("Unlocking your key…");
    auto result = unlock_keypair(locked, passphrase);
    if (result.outcome == Unlocking::unsupported_version)
        throw FatalError(unsupported_sentence);
    if (result.outcome == Unlocking::damaged)
        require_unlocking();
    return result;
}

Identity unlock_given(const Bytes& locked, const std::string& passphrase) {
    const auto result = open(locked, passphrase);
    if (result.outcome == Unlocking::damaged)
        throw FatalError(std::string(damaged_sentence) + " You can make new keys in a terminal.");
    if (result.outcome != Unlocking::unlocked)
        throw LoginRefused("Wrong passphrase.");
    return result.identity;
}

net::awaitable<Identity> unlock_or_replace(Api& api, const Account& account, Bytes locked) {
    for (std::string sorry;;) {
        const auto passphrase =
            prompt_secret(sorry + "Passphrase, or just Enter if you have lost it: ");
        sorry = "";
        bool lost = passphrase.empty();
        if (!lost) {
            const auto result = open(locked, passphrase);
            if (result.outcome == Unlocking::unlocked)
                co_return result.identity;
            lost = result.outcome == Unlocking::damaged;
            sorry = lost ? "" : "Wrong passphrase.\n";
            if (lost)
                tell(damaged_sentence);
        }
        if (lost)
            if (const auto identity = co_await replace(api, account))
                co_return *identity;
    }
}

} // namespace

Option passphrase_option(std::string& file) {
    return {"--passphrase-file", file,
            "Its first line is the passphrase; or set MESSENGER_PASSPHRASE"};
}

net::awaitable<Identity> own_identity(Api& api, const Account& account, std::string passphrase_file,
                                      bool had_keys) {
    if (account.about.at("step").to_number<int>() < first_step_with_keys)
        throw FatalError(
            "This server is from an earlier step and keeps no keys. Use the client of that step.");
    auto given = read_secret("passphrase", passphrase_file, passphrase_variable);
    auto locked = locked_keypair(account);
    if (!locked)
        co_return co_await make(api, account, std::move(given), had_keys);
    if (given)
        co_return unlock_given(*locked, *given);
    co_return co_await unlock_or_replace(api, account, std::move(*locked));
}

} // namespace messenger::client
