#include "server/messages.hpp"

#include "common/bytes.hpp"
#include "common/text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <algorithm>

namespace messenger {
namespace {

constexpr std::size_t ref_size = 16; // bytes

/// What a row has besides its content, roughly, in bytes.
constexpr std::int64_t row_size = 64;

std::optional<Refusal> refuse_text(std::string_view, std::string_view text) {
    if (is_text(text))
        return std::nullopt;
    return Refusal{"bad_text", "A message must have 1 to 16,384 bytes, and no control characters "
                               "except tab and newline."};
}

} // namespace

const MessageFormat text_format{"text", true, refuse_text};
const std::vector<MessageFormat> plain_formats{text_format};

std::optional<Messages::Receipt> Messages::store(const MessageFormat& format, std::string_view ref,
                                                 std::string_view from, std::string_view content,
                                                 std::int64_t now) {
    StoredMessage message{0, now, std::nullopt, format.name, std::string(content)};
    if (format.names_sender)
        message.from = from;
    // Look first: an INSERT that skips a ref which is taken (ON CONFLICT DO NOTHING) would use up
    // an id.
    if (auto stored = find(ref)) {
        if (stored->from != message.from || stored->format != format.name ||
            stored->content != content)
            return std::nullopt;
        return Receipt{std::move(*stored), false};
    }
    const std::string user(from);
    const auto bytes = static_cast<std::int64_t>(content.size()) + row_size;
    check_quota(user, bytes);
    SQLite::Statement insert(database_, "INSERT INTO messages (ref, received_at, sender, " +
                                            format.name + ") VALUES (?, ?, ?, ?)");
    SQLite::bind(insert, std::string(ref), now, nullptr, message.content);
    if (message.from)
        insert.bind(3, *message.from);
    insert.exec();
    stored_by_[user] += bytes;
    message.id = database_.getLastInsertRowid();
    return Receipt{std::move(message), true};
}

std::optional<StoredMessage> Messages::find(std::string_view ref) const {
    SQLite::Statement query(database_, select() + "WHERE ref = ?");
    query.bind(1, std::string(ref));
    return query.executeStep() ? std::optional(read(query)) : std::nullopt;
}

void Messages::check_quota(const std::string& user, std::int64_t bytes) const {
    const auto mine = stored_by_.find(user);
    if ((mine == stored_by_.end() ? 0 : mine->second) + bytes > quota_.of_user)
        throw QuotaExceeded("You have used up the space that this server has for one user.");
    const auto number = [&](const char* pragma) { return database_.execAndGet(pragma).getInt64(); };
    const auto pages = number("PRAGMA page_count") - number("PRAGMA freelist_count");
    if (pages * number("PRAGMA page_size") + bytes > quota_.in_total)
        throw QuotaExceeded("This server's database has reached the size that it may have.");
}

HistoryPage Messages::before(std::int64_t id, PageLimits limits) {
    SQLite::Statement query(database_, select() + "WHERE id < ? ORDER BY id DESC");
    query.bind(1, id);
    auto page = read_page(query, limits);
    std::ranges::reverse(page.messages);
    return page;
}

HistoryPage Messages::after(std::int64_t id, PageLimits limits) {
    SQLite::Statement query(database_, select() + "WHERE id > ? ORDER BY id");
    query.bind(1, id);
    return read_page(query, limits);
}

std::int64_t Messages::latest() {
    return database_.execAndGet("SELECT coalesce(max(id), 0) FROM messages").getInt64();
}

std::string Messages::select() const {
    std::string columns = "SELECT id, received_at, sender";
    for (const auto& format : formats_)
        columns += ", " + format.name;
    return columns + " FROM messages ";
}

/// The kind of a message is the one whose column is not NULL.
StoredMessage Messages::read(SQLite::Statement& row) const {
    StoredMessage message{row.getColumn(0), row.getColumn(1), std::nullopt, "", ""};
    if (const auto sender = row.getColumn(2); !sender.isNull())
        message.from = sender.getString();
    for (int i = 0; const auto& format : formats_)
        if (const auto content = row.getColumn(3 + i++); !content.isNull()) {
            message.format = format.name;
            message.content = content.getString();
        }
    return message;
}

/// SQLite finds one row at a time, so this stops at the first one that has no room.
HistoryPage Messages::read_page(SQLite::Statement& query, PageLimits limits) const {
    HistoryPage page{{}, false};
    std::size_t bytes = 0;
    while (query.executeStep()) {
        auto message = read(query);
        bytes += message.content.size();
        const bool is_full = page.messages.size() == static_cast<std::size_t>(limits.messages) ||
                             bytes > limits.bytes;
        page.more = is_full && !page.messages.empty();
        if (page.more)
            break;
        page.messages.push_back(std::move(message));
    }
    return page;
}

bool is_ref(std::string_view ref) {
    const auto bytes = from_base64url(ref);
    return bytes && bytes->size() == ref_size;
}

} // namespace messenger
