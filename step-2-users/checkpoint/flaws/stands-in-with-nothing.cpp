// What stands in for a hash is none, and costs nothing.
// Caught by: Todo_2_3.SpendsTheSameWorkOnNobody
// The learner reads: happened: "no scrypt at all"
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    return verify_password(password, account ? account->password_hash : "");
}
// <<< 2.3
