// An unknown user is refused at once, so the time tells who has an account.
// Caught by: Todo_2_3.SpendsTheSameWorkOnNobody
// The learner reads: happened: "no scrypt at all"
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    if (!account)
        return false;
    return verify_password(password, account->password_hash);
}
// <<< 2.3
