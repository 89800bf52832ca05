// What stands in for a hash costs less than one.
// Caught by: Todo_2_3.SpendsTheSameWorkOnNobody
// The learner reads: happened: "scrypt with N=1024
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    static const auto nobodys = to_string({.log_cost = 10, .salt = Bytes(16), .hash = Bytes(32)});
    const bool fits = verify_password(password, account ? account->password_hash : nobodys);
    return account && fits;
}
// <<< 2.3
