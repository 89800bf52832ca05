// The channel's history. In step 2 it holds every word in the clear.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace messenger {

/// A message as it was stored.
struct StoredMessage {
    std::int64_t id;          // 1, 2, 3, …
    std::int64_t received_at; // milliseconds since 1970
    std::string from;         // canonical address
    std::string text;         // UTF-8
};

/// Belongs to the thread of its database. Throws SQLite::Exception when the database fails.
class Messages {
  public:
    explicit Messages(SQLite::Database& database) : database_(database) {}

    struct Receipt {
        StoredMessage message;
        bool is_new; // false: the same message had been stored before
    };

    /// Stores a message under `ref`, which its sender made up. When it returns, the message
    /// survives the loss of power. The same message under the same ref again (its sender lost the
    /// connection before it heard back) changes nothing; nothing is returned for another message
    /// under a ref that is taken.
    std::optional<Receipt> store(std::string_view ref, std::string_view from, std::string_view text,
                                 std::int64_t now);

    /// At most `limit` messages, ascending: the newest of those with an id below `id`, and the
    /// oldest of those above.
    std::vector<StoredMessage> before(std::int64_t id, int limit);
    std::vector<StoredMessage> after(std::int64_t id, int limit);

    /// The newest message's id; 0 when there is none.
    std::int64_t latest();

  private:
    SQLite::Database& database_;
};

/// Whether `text` may be a message: 1 to 16,384 bytes of UTF-8 without control characters
/// (Unicode's category Cc) other than tab and newline.
bool is_text(std::string_view text);

/// Whether `ref` is 16 bytes in base64url.
bool is_ref(std::string_view ref);

} // namespace messenger
