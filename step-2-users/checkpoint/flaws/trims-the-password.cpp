// White space at the end of a password does not count.
// Caught by: Todo_2_3.LetsNoWrongPasswordIn
// The learner reads: what may_log_in() returns for a wrong password: false happened: true
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    if (!account)
        return hash_password(password).empty();
    password = password.substr(0, password.find_last_not_of(' ') + 1);
    return verify_password(password, account->password_hash);
}
// <<< 2.3
