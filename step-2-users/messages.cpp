#include "messages.hpp"

#include "bytes.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <algorithm>

namespace messenger {
namespace {

constexpr std::size_t longest_text = 16'384; // bytes
constexpr std::size_t ref_size = 16;         // bytes

StoredMessage from_row(SQLite::Statement& row) {
    return {row.getColumn(0), row.getColumn(1), row.getColumn(2), row.getColumn(3)};
}

std::vector<StoredMessage> all_rows(SQLite::Statement& query) {
    std::vector<StoredMessage> messages;
    while (query.executeStep())
        messages.push_back(from_row(query));
    return messages;
}

} // namespace

std::optional<Messages::Receipt> Messages::store(std::string_view ref, std::string_view from,
                                                 std::string_view text, std::int64_t now) {
    // Looked for first: an insert that finds its ref taken would use up an id.
    SQLite::Statement query(database_, "SELECT id, received_at, sender, text FROM messages "
                                       "WHERE ref = ?");
    query.bind(1, std::string(ref));
    if (query.executeStep()) {
        auto stored = from_row(query);
        if (stored.from != from || stored.text != text)
            return std::nullopt;
        return Receipt{std::move(stored), false};
    }
    SQLite::Statement insert(database_, "INSERT INTO messages (ref, received_at, sender, text) "
                                        "VALUES (?, ?, ?, ?)");
    SQLite::bind(insert, std::string(ref), now, std::string(from), std::string(text));
    insert.exec();
    const auto id = database_.getLastInsertRowid();
    return Receipt{{id, now, std::string(from), std::string(text)}, true};
}

std::vector<StoredMessage> Messages::before(std::int64_t id, int limit) {
    SQLite::Statement query(database_, "SELECT id, received_at, sender, text FROM messages "
                                       "WHERE id < ? ORDER BY id DESC LIMIT ?");
    SQLite::bind(query, id, limit);
    auto messages = all_rows(query);
    std::ranges::reverse(messages);
    return messages;
}

std::vector<StoredMessage> Messages::after(std::int64_t id, int limit) {
    SQLite::Statement query(database_, "SELECT id, received_at, sender, text FROM messages "
                                       "WHERE id > ? ORDER BY id LIMIT ?");
    SQLite::bind(query, id, limit);
    return all_rows(query);
}

std::int64_t Messages::latest() {
    return database_.execAndGet("SELECT coalesce(max(id), 0) FROM messages").getInt64();
}

bool is_text(std::string_view text) {
    if (text.empty() || text.size() > longest_text)
        return false;
    for (std::size_t i = 0; i != text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F)
            return false;
        // U+0080 to U+009F, the other control characters, are C2 80 to C2 9F in UTF-8.
        if (byte == 0xC2 && i + 1 != text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
            return false;
    }
    return true;
}

bool is_ref(std::string_view ref) {
    const auto bytes = from_base64url(ref);
    return bytes && bytes->size() == ref_size;
}

} // namespace messenger
