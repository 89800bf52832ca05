#include "server/sign_up.hpp"

#include "common/address.hpp"
#include "common/bytes.hpp"
#include "server/account_admin.hpp"
#include "server/api.hpp"
#include "server/json.hpp"

#include <boost/asio/ip/address.hpp>
#include <cryptopp/misc.h>

namespace messenger {
namespace {

// How many accounts may be asked for from one IP address. A room of thirty may share one, or all
// come through the same tunnel, and some need a second try. After that, one every half minute: a
// single machine then needs more than an hour for the 200 accounts that there may be.
constexpr double at_once = 60;
constexpr double seconds_each = 30;

struct Application {
    std::string email; // as typed
    std::string password;
    std::optional<std::string> invite;
};

std::optional<Application> application_in(const std::string& body) {
    const auto members = parse_members(body);
    if (!members || !members->contains("email") || !members->contains("password"))
        return std::nullopt;
    const bool has_invite = members->contains("invite");
    if (members->size() != (has_invite ? 3 : 2))
        return std::nullopt;
    return Application{members->at("email"), members->at("password"),
                       has_invite ? std::optional(members->at("invite")) : std::nullopt};
}

/// In the same time for all codes: their hashes are compared, which are of one length.
bool is_same_code(std::string_view one, std::string_view other) {
    const auto a = sha256(one), b = sha256(other);
    return CryptoPP::VerifyBufsEqual(a.data(), b.data(), a.size());
}

/// Whom `remote` belongs to: itself, or its network if it is an IPv6 address, because one machine
/// has a whole /64 of these.
std::string owner_of(const std::string& remote) {
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(remote, error);
    if (error || !address.is_v6() || address.to_v6().is_v4_mapped())
        return remote;
    const auto bytes = address.to_v6().to_bytes();
    return {bytes.begin(), bytes.begin() + 8};
}

Response full() {
    return failure(403, "too_many_accounts",
                   "This server has as many accounts as it may have. Ask its owner for room.");
}

Response taken() {
    return failure(409, "email_taken", "There is already an account with this address.");
}

} // namespace

SignUp::SignUp(Accounts& accounts, Devices& devices, SQLite::Database& database, Chat& chat,
               HashingPool& hashing_pool, Extensions& extensions, SignUpRules rules, Clock clock)
    : accounts_(accounts)
    , devices_(devices)
    , database_(database)
    , chat_(chat)
    , hashing_pool_(hashing_pool)
    , rules_(std::move(rules))
    , clock_(std::move(clock))
    , token_bucket_(at_once, 1 / seconds_each) {
    constexpr bool needs_session = false;
    extensions.routes["POST /api/users"] = {
        needs_session,
        [this](const Request& request, const std::string&) { return answer(request); }};
}

boost::asio::awaitable<Response> SignUp::answer(const Request& request) {
    const auto asked = application_in(request.body);
    if (!asked)
        co_return bad_request();
    const auto email = canonical_address(asked->email);
    if (!email)
        co_return failure(400, "bad_email", "This is not an e-mail address.");
    if (!is_plain_address(*email))
        co_return failure(400, "bad_email",
                          "An address here has only letters, digits and . _ + - before the @, and "
                          "letters, digits, dots and hyphens behind it.");
    if (!is_allowed_password(asked->password))
        co_return bad_password();
    if (auto refusal = refuse_stranger(asked->invite, request.remote))
        co_return std::move(*refusal);
    if (accounts_.find(*email)) // these two only save work: somebody may be faster while we hash
        co_return taken();
    if (is_full())
        co_return full();
    std::string hash;
    const auto place = hashing_pool_.reserve({request.remote});
    co_await place.run([&] { hash = hash_password(asked->password); });
    chat_.notice_other_writers();
    if (is_full())
        co_return full();
    if (!accounts_.create(*email, hash, clock_()))
        co_return taken();
    chat_.account_created(*email);
    co_return begin_session(accounts_, devices_, request, 201, *email, clock_());
}

/// A client that does not know yet that it needs an invite code only learns that, and pays nothing
/// for it. A wrong code costs as much as an account.
std::optional<Response> SignUp::refuse_stranger(const std::optional<std::string>& invite,
                                                const std::string& remote) {
    const bool needs_invite = !rules_.invite.empty();
    if (needs_invite && !invite)
        return failure(403, "invite_needed", "You need an invite code to sign up on this server.");
    if (!token_bucket_.take(owner_of(remote), clock_()))
        throw TooManyAttempts(static_cast<std::int64_t>(seconds_each * 1000));
    if (needs_invite && !is_same_code(*invite, rules_.invite))
        return failure(403, "invite_needed", "This invite code is not the right one.");
    return std::nullopt;
}

bool SignUp::is_full() {
    return count_accounts(database_) >= rules_.max_accounts;
}

} // namespace messenger
