// Accounts, step 2: four TODOs. accounts.hpp says what each function promises.

#include "accounts.hpp"

#include "common/address.hpp"
#include "common/bytes.hpp"
#include "server/phc.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <cryptopp/misc.h>
#include <cryptopp/scrypt.h>

namespace messenger {

// >>> 2.1 Accounts
// TODO 2.1: create an account and find it again, with bound parameters.
bool Accounts::create([[maybe_unused]] std::string_view email,
                      [[maybe_unused]] std::string_view password_hash,
                      [[maybe_unused]] std::int64_t now) {
    return false;
}

std::optional<Account> Accounts::find([[maybe_unused]] std::string_view email) {
    return std::nullopt;
}
// <<< 2.1

// >>> 2.2 Passwords
// TODO 2.2: hash a password with scrypt and fresh salt, and verify one in constant time.
namespace {

// Put what both functions need here.

} // namespace

std::string hash_password([[maybe_unused]] std::string_view password) {
    return "";
}

bool verify_password([[maybe_unused]] std::string_view password,
                     [[maybe_unused]] std::string_view phc) {
    return false;
}
// <<< 2.2

// >>> 2.3 Logging in
// TODO 2.3: one answer, and one amount of work, for a wrong password and for an unknown user.
bool may_log_in([[maybe_unused]] const std::optional<Account>& account,
                [[maybe_unused]] std::string_view password) {
    return false;
}
// <<< 2.3

// >>> 2.4 Sessions
// TODO 2.4: open, find and close sessions; the database learns only the hash of a token.
std::string Accounts::open_session([[maybe_unused]] std::string_view email,
                                   [[maybe_unused]] std::int64_t now) {
    return "";
}

std::optional<std::string> Accounts::find_session([[maybe_unused]] std::string_view token,
                                                  [[maybe_unused]] std::int64_t now) {
    return std::nullopt;
}

void Accounts::close_session([[maybe_unused]] std::string_view token) {
}
// <<< 2.4

} // namespace messenger
