#include "server/key_directory.hpp"

#include "common/byte_reader.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/x25519.hpp"
#include "keypair.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace messenger {
namespace {

using boost::asio::awaitable;

/// The public keys in a locked keypair. Nothing if its length, version, iterations or keys are not
/// what keypair.hpp requires: nobody could use such a block.
std::optional<PublicKeys> public_keys_in(const Bytes& locked) {
    if (locked.size() != locked_keypair_size)
        return std::nullopt;
    ByteReader reader(locked);
    const auto version = reader.u8();
    const auto iterations = reader.u32();
    reader.array<Salt>();
    reader.array<Nonce>();
    const auto encryption_key = reader.array<PublicKey>();
    const auto signing_key = reader.array<PublicKey>();
    if (version != locked_keypair_version || iterations < fewest_iterations ||
        iterations > most_iterations || is_refused_encryption_key(encryption_key) ||
        is_refused_signing_key(signing_key))
        return std::nullopt;
    return PublicKeys{encryption_key, signing_key};
}

/// The body of PUT /api/keys/me. publication_in() returns nothing if it lacks `locked_keypair` or
/// has members of other names.
struct Publication {
    std::string locked_keypair;
    std::optional<std::string> password;
};

std::optional<Publication> publication_in(const std::string& body) {
    const auto members = parse_members(body);
    if (!members || !members->contains("locked_keypair"))
        return std::nullopt;
    const bool has_password = members->contains("password");
    if (members->size() != (has_password ? 2 : 1))
        return std::nullopt;
    return Publication{members->at("locked_keypair"),
                       has_password ? std::optional(members->at("password")) : std::nullopt};
}

Bytes blob(const SQLite::Column& column) {
    const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
    return {bytes, bytes + column.getBytes()};
}

std::map<std::string, PublicKeys> all_keys(SQLite::Database& database) {
    std::map<std::string, PublicKeys> keys;
    SQLite::Statement query(database, "SELECT email, locked FROM keypairs");
    while (query.executeStep())
        if (const auto mine = public_keys_in(blob(query.getColumn(1))))
            keys.emplace(query.getColumn(0).getString(), *mine);
    return keys;
}

std::optional<Bytes> find(SQLite::Database& database, const std::string& email) {
    SQLite::Statement query(database, "SELECT locked FROM keypairs WHERE email = ?");
    query.bind(1, email);
    return query.executeStep() ? std::optional(blob(query.getColumn(0))) : std::nullopt;
}

constexpr auto insert_unless_there = "INSERT INTO keypairs (locked, published_at, email) "
                                     "VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
constexpr auto replace = "UPDATE keypairs SET locked = ?, published_at = ? WHERE email = ?";

/// Runs the statement `how`. Returns whether it has changed anything.
bool write(SQLite::Database& database, const char* how, const Bytes& locked, std::int64_t now,
           const std::string& email) {
    SQLite::Statement statement(database, how);
    statement.bind(1, locked.data(), static_cast<int>(locked.size()));
    statement.bind(2, now);
    statement.bind(3, email);
    return statement.exec() == 1;
}

} // namespace

const std::string keypairs_schema = R"(
CREATE TABLE keypairs (
    email        TEXT NOT NULL PRIMARY KEY REFERENCES users (email) ON DELETE CASCADE,
    locked       BLOB NOT NULL,
    published_at INTEGER NOT NULL
) STRICT;
)";

KeyDirectory::KeyDirectory(SQLite::Database& database, MessengerApp& app, Clock clock,
                           ShownKeys shown_keys)
    : database_(database)
    , app_(app)
    , clock_(std::move(clock))
    , shown_keys_(std::move(shown_keys))
    , keys_(all_keys(database)) {
    auto& extensions = app.extensions();
    extensions.about_me.emplace_back(
        [this](JsonObject& me, const std::string& email) { about_me(me, email); });
    extensions.about_person.emplace_back(
        [this](JsonObject& person, const std::string& email) { about_person(person, email); });
    extensions.account_removed.emplace_back(
        [this](const std::string& email) { keys_.erase(email); });
    constexpr bool needs_session = true;
    extensions.routes["GET /api/keys"] = {
        needs_session,
        [this](const Request& request, const std::string& user) { return all(request, user); }};
    extensions.routes["PUT /api/keys/me"] = {
        needs_session,
        [this](const Request& request, const std::string& user) { return publish(request, user); }};
}

void KeyDirectory::about_me(JsonObject& me, const std::string& email) {
    if (const auto locked = find(database_, email))
        me.with("locked_keypair", to_base64url(*locked));
}

void KeyDirectory::about_person(JsonObject& person, const std::string& email) const {
    const auto found = keys_.find(email);
    if (found == keys_.end())
        return;
    const auto keys = shown_keys_(email, found->second);
    person.with("encryption_key", to_base64url(keys.encryption_key));
    person.with("signing_key", to_base64url(keys.signing_key));
}

awaitable<Response> KeyDirectory::all(const Request&, const std::string&) {
    std::vector<std::string> people;
    for (const auto& [email, keys] : keys_) {
        if (!app_.lists(email))
            continue;
        JsonObject person;
        about_person(person.with("email", email), email);
        people.push_back(person.text());
    }
    co_return success(200, JsonObject().with_json("people", json_array(people)));
}

awaitable<Response> KeyDirectory::publish(const Request& request, const std::string& user) {
    const auto asked = publication_in(request.body);
    if (!asked)
        co_return bad_request();
    const auto locked = from_base64url(asked->locked_keypair);
    const auto keys = locked ? public_keys_in(*locked) : std::nullopt;
    if (!keys)
        co_return failure(400, "bad_keypair", "This is not a locked keypair.");
    if (!write(database_, insert_unless_there, *locked, clock_(), user)) {
        if (find(database_, user) == locked)
            co_return Response{204, ""};
        if (!asked->password || !co_await app_.is_password_of(user, *asked->password, request))
            co_return failure(403, "wrong_password",
                              "You need your password to replace your keypair.");
        if (!write(database_, replace, *locked, clock_(), user))
            co_return failure(401, "not_logged_in", "This account has been removed.");
    }
    keys_.insert_or_assign(user, *keys);
    app_.person_changed(user);
    co_return Response{204, ""};
}

} // namespace messenger
