// Without an account nothing can be wrong.
// Caught by: Todo_2_3.LetsNobodyInWithoutAnAccount
// The learner reads: what may_log_in() returns for no account: false happened: true
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    return !account || verify_password(password, account->password_hash);
}
// <<< 2.3
