// The channel's history. In step 2 it holds every word in the clear.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
class Statement;
} // namespace SQLite

namespace messenger {

/// Why a message is not stored: a code for programs, a sentence for people.
struct Refusal {
    std::string code;
    std::string message;
};

/// A kind of message.
struct MessageFormat {
    /// Name of the member that carries the content, in frames and in the history, and of the column
    /// that stores it unchanged.
    std::string name;

    /// Whether the server stores and shows who sent it.
    bool names_sender;

    /// Returns why `content` with the ref `ref` is not a valid message of this kind; nothing if it
    /// is. Without this function, the server accepts no message of this kind any more, and shows
    /// those that it has.
    std::function<std::optional<Refusal>(std::string_view ref, std::string_view content)> refuse;
};

/// A text as it was typed: 1 to 16,384 bytes of UTF-8 without control characters (Unicode's
/// category Cc) other than tab and newline.
extern const MessageFormat text_format;

/// The kinds of step 2: only text_format.
extern const std::vector<MessageFormat> plain_formats;

/// A stored message.
struct StoredMessage {
    std::int64_t id;                 // 1, 2, 3, …
    std::int64_t received_at;        // milliseconds since 1970
    std::optional<std::string> from; // canonical address, if its kind names the sender
    std::string format;              // MessageFormat::name
    std::string content;             // UTF-8
};

/// What one answer of the history holds at most. The bytes are those of the contents; a page has at
/// least one message if there is one, however long it is.
struct PageLimits {
    int messages;
    std::size_t bytes = 1024 * 1024;
};

/// A part of the history.
struct HistoryPage {
    std::vector<StoredMessage> messages; // ascending
    bool more;                           // whether there are further ones on that side
};

/// How many bytes may be stored.
///
/// A user's are counted in memory, from the server's start on. A durable count would undo what step
/// 4 does: of two copies of the database, it would show who sent the messages between them. What
/// lasts is the limit on the database as a whole.
struct Quota {
    std::int64_t of_user = 64 * 1024 * 1024;
    std::int64_t in_total = 1024 * 1024 * 1024; // of the whole database
};

/// A message would exceed a quota. what() is a sentence for its sender.
struct QuotaExceeded : std::runtime_error {
    using runtime_error::runtime_error;
};

/// Belongs to the thread of its database. Throws SQLite::Exception if the database fails.
class Messages {
  public:
    /// `formats` must outlive it. The table has a column for each of them.
    explicit Messages(SQLite::Database& database,
                      const std::vector<MessageFormat>& formats = plain_formats, Quota quota = {})
        : database_(database), formats_(formats), quota_(quota) {}

    struct Receipt {
        StoredMessage message;
        bool is_new; // false if the same message was stored before
    };

    /// Stores a message under `ref`, which its sender chose. Once this function returns, the
    /// message survives a power failure. Storing the same message under the same ref again changes
    /// nothing: its sender may have lost the connection before the acknowledgement arrived. Returns
    /// nothing if another message has this ref. `format` is one of the formats. Throws
    /// QuotaExceeded, and then changes nothing.
    std::optional<Receipt> store(const MessageFormat& format, std::string_view ref,
                                 std::string_view from, std::string_view content, std::int64_t now);

    /// before() returns the newest messages with an id below `id`, after() the oldest with an id
    /// above `id`. Neither reads more from the database than it returns.
    HistoryPage before(std::int64_t id, PageLimits limits);
    HistoryPage after(std::int64_t id, PageLimits limits);

    /// The newest message's id; 0 if there is none.
    std::int64_t latest();

  private:
    std::optional<StoredMessage> find(std::string_view ref) const;
    void check_quota(const std::string& user, std::int64_t bytes) const;
    std::string select() const;
    StoredMessage read(SQLite::Statement& row) const;
    HistoryPage read_page(SQLite::Statement& query, PageLimits limits) const;

    SQLite::Database& database_;
    const std::vector<MessageFormat>& formats_;
    Quota quota_;
    std::map<std::string, std::int64_t> stored_by_; // bytes, of each user in this run
};

/// Whether `ref` is 16 bytes in base64url.
bool is_ref(std::string_view ref);

} // namespace messenger
