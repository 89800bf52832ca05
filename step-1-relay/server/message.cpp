#include "server/message.hpp"

#include "common/escape_controls.hpp"

#include <cstdint>
#include <ostream>
#include <utility>

namespace messenger {
namespace {

constexpr unsigned char final_fragment = 0x80;
constexpr unsigned char text_opcode = 0x1;
constexpr unsigned char binary_opcode = 0x2;

constexpr std::size_t longest_shown = 200;

/// Writes the header of a frame with `payload_size` bytes of payload so that it ends where `end`
/// points. Returns the header's size in bytes: 2, 4 or 10. The extended lengths are big-endian.
std::size_t write_header(char* end, Message::FrameType type, std::uint64_t payload_size) {
    const std::size_t length_bytes = payload_size < 126 ? 0 : payload_size <= 0xFFFF ? 2 : 8;
    for (std::size_t i = 0; i != length_bytes; ++i)
        *--end = static_cast<char>(payload_size >> (8 * i));
    *--end = static_cast<char>(length_bytes == 0 ? payload_size : length_bytes == 2 ? 126 : 127);
    *--end = static_cast<char>(final_fragment |
                               (type == Message::FrameType::text ? text_opcode : binary_opcode));
    return 2 + length_bytes;
}

std::string with_headroom(std::string_view payload) {
    std::string storage;
    storage.reserve(Message::headroom + payload.size());
    storage.assign(Message::headroom, '\0');
    storage += payload;
    return storage;
}

/// The beginning of `text`, at most `limit` bytes of it, not ending inside a UTF-8 sequence.
std::string_view shortened(std::string_view text, std::size_t limit) {
    if (text.size() <= limit)
        return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80)
        --limit;
    return text.substr(0, limit);
}

} // namespace

Message Message::text(std::string_view payload) {
    return from_storage(FrameType::text, with_headroom(payload));
}

Message Message::binary(std::string_view payload) {
    return from_storage(FrameType::binary, with_headroom(payload));
}

Message Message::from_storage(FrameType type, std::string storage) {
    const auto header = write_header(storage.data() + headroom, type, storage.size() - headroom);
    return {type, headroom - header, std::make_shared<const std::string>(std::move(storage))};
}

std::string_view Message::payload() const noexcept {
    return std::string_view(*storage_).substr(headroom);
}

std::string_view Message::frame() const noexcept {
    return std::string_view(*storage_).substr(frame_begin_);
}

std::ostream& operator<<(std::ostream& out, const Message& message) {
    const auto payload = message.payload();
    if (!message.is_text())
        return out << '[' << payload.size() << " bytes]";
    const auto shown = shortened(payload, longest_shown);
    out << escape_controls(shown);
    if (shown.size() < payload.size())
        out << "… (" << payload.size() << " bytes)";
    return out;
}

} // namespace messenger
