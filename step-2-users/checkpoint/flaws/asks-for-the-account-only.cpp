// The password is verified, and the result thrown away.
// Caught by: Todo_2_3.LetsNoWrongPasswordIn
// The learner reads: what may_log_in() returns for a wrong password: false happened: true
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    if (account)
        verify_password(password, account->password_hash);
    else
        hash_password(password);
    return account.has_value();
}
// <<< 2.3
