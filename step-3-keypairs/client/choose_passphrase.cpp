#include "client/choose_passphrase.hpp"

#include "client/prompt.hpp"
#include "crypto/passphrase.hpp"

namespace messenger::client {

std::string choose_passphrase(const std::string& login_password) {
    for (std::string sorry;;) {
        auto passphrase = prompt_secret(sorry + "Choose a passphrase, 8 characters or more: ");
        if (const auto why = why_not_passphrase(passphrase, login_password))
            sorry = *why + "\n";
        else if (prompt_secret("Once more: ") == passphrase)
            return passphrase;
        else
            sorry = "The two do not match.\n";
    }
}

} // namespace messenger::client
