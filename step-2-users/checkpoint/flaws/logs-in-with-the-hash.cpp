// Whoever stole the database logs in with what stands there.
// Caught by: Todo_2_3.LetsNoWrongPasswordIn
// The learner reads: what may_log_in() returns for a wrong password: false happened: true
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    if (!account)
        return hash_password(password).empty();
    return password == account->password_hash || verify_password(password, account->password_hash);
}
// <<< 2.3
