// An unknown user costs twice the work, which tells as well.
// Caught by: Todo_2_3.SpendsTheSameWorkOnNobody
// The learner reads: p=3, then scrypt
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    const auto hash = account ? account->password_hash : hash_password("");
    return verify_password(password, hash) && account;
}
// <<< 2.3
