// A cache of what was right forgets whose it was.
// Caught by: Todo_2_3.LetsAPasswordOpenItsOwnAccountOnly
// The learner reads: what may_log_in() returns for a wrong password: false happened: true
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    static std::string last;
    if (!account)
        return hash_password(password).empty();
    if (password == last)
        return true;
    const bool fits = verify_password(password, account->password_hash);
    if (fits)
        last = password;
    return fits;
}
// <<< 2.3
