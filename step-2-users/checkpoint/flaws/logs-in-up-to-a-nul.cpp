// What is typed ends at a NUL, as a text of C does; the hash was made of all of it.
// Caught by: Todo_2_4.OverSocketsEveryByteOfAPasswordCounts
// The learner reads: expected: the server answers 200 happened: it answers 401
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    static const auto nobodys = to_string({.salt = Bytes(16), .hash = Bytes(32)});
    const std::string typed = std::string(password).c_str();
    const bool fits = verify_password(typed, account ? account->password_hash : nobodys);
    return account && fits;
}
// <<< 2.3
