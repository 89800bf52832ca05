// The accounts are gone when the server stops.
// Caught by: Todo_2_1.KeepsAccountsInTheDatabase
// The learner reads: find() returns nothing happened: find() returned the account of
// "mary@example.com"
// >>> 2.1 Accounts
namespace {

std::vector<Account> accounts;
std::vector<std::int64_t> times;

} // namespace

bool Accounts::create(std::string_view email, std::string_view password_hash, std::int64_t now) {
    const auto address = canonical_address(email);
    if (!address || find(email))
        return false;
    accounts.push_back({*address, std::string(password_hash)});
    times.push_back(now);
    return true;
}

std::optional<Account> Accounts::find(std::string_view email) {
    for (const auto& account : accounts)
        if (account.email == canonical_address(email))
            return account;
    return std::nullopt;
}
// <<< 2.1
