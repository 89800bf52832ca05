// A damaged hash throws, and the server with it.
// Caught by: Todo_2_3.LetsNobodyInWhereTheHashIsDamaged
// The learner reads: your code threw an exception
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    static const auto nobodys = to_string({.salt = Bytes(16), .hash = Bytes(32)});
    const auto phc = parse_phc(account ? account->password_hash : nobodys).value();
    return verify_password(password, to_string(phc)) && account;
}
// <<< 2.3
