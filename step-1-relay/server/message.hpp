// A message that travels through the relay: text or binary, never changed on its way.

#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace messenger {

/// The bytes of one message, together with the WebSocket frame that carries them to a client
/// (RFC 6455 section 5.2: FIN set, not masked). The frame is made once; copies of a Message share
/// it, so handing one to a thousand clients copies a pointer a thousand times and no bytes.
/// Copies may be read by any thread.
class Message {
  public:
    enum class FrameType { text, binary };

    static Message text(std::string_view payload);
    static Message binary(std::string_view payload);

    /// Where the payload begins in the string from which from_storage() makes a message: the
    /// largest frame header of a server, in bytes.
    static constexpr std::size_t headroom = 10;

    /// Makes a message without copying: `storage` is `headroom` bytes of anything, then the
    /// payload.
    static Message from_storage(FrameType type, std::string storage);

    bool is_text() const noexcept { return type_ == FrameType::text; }

    /// What was sent: UTF-8 if is_text(), else any bytes.
    std::string_view payload() const noexcept;

    /// The frame header followed by the payload, ready to be sent.
    std::string_view frame() const noexcept;

    /// The size of frame() in bytes: what the message takes up on the wire. Never 0.
    std::size_t size() const noexcept { return frame().size(); }

    /// Equal messages are of the same type and have the same payload.
    friend bool operator==(const Message& one, const Message& other) noexcept {
        return one.type_ == other.type_ && one.payload() == other.payload();
    }

  private:
    Message(FrameType type, std::size_t frame_begin, std::shared_ptr<const std::string> storage)
        : type_(type), frame_begin_(frame_begin), storage_(std::move(storage)) {}

    FrameType type_;
    std::size_t frame_begin_;
    std::shared_ptr<const std::string> storage_;
};

/// Writes `message` so that a terminal shows it and obeys nothing in it: control characters as
/// escapes like \x1b, at most 200 bytes of a text, and only the size of a binary message.
std::ostream& operator<<(std::ostream& out, const Message& message);

} // namespace messenger
