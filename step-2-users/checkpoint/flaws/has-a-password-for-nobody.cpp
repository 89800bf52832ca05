// Whoever guesses the word behind the stand-in is in.
// Caught by: Todo_2_3.LetsNobodyInWithoutAnAccount
// The learner reads: what may_log_in() returns for no account: false happened: true
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    static const auto nobodys = hash_password("dummy");
    return verify_password(password, account ? account->password_hash : nobodys);
}
// <<< 2.3
