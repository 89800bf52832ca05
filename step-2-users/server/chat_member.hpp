// A client that has logged in, as the relay sees it. Only chat.cpp uses it.

#pragma once

#include "server/chat.hpp"
#include "server/json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace messenger {

/// The code of the close frame that ends a session's sockets. Codes from 4000 on are for
/// applications to define (RFC 6455 section 7.4.2).
constexpr std::uint16_t logged_out = 4001;

/// Belongs to the server's thread. `chat` and `client` must outlive it.
class Chat::Member final : public Client {
  public:
    Member(Chat& chat, ConnectedClient& client, std::string token, std::string email);

    const std::string& token() const { return token_; }
    const std::string& email() const { return email_; }
    void close(std::uint16_t code) noexcept;

    /// Whether the session lasts. If it does not, because it has expired or was ended elsewhere,
    /// the client is closed, and nothing that it sends or is sent counts.
    bool has_session() noexcept;

    void send(const Message& message) noexcept override;

    /// The next message for everybody. Frames that do not become one are answered here.
    boost::asio::awaitable<std::optional<Message>> receive() override;

  private:
    std::optional<Message> accept(const Message& frame);
    const MessageFormat* format_to_send(const Members& frame) const;
    std::optional<Message> store(const MessageFormat& format, const std::string& ref,
                                 const std::string& content);
    std::optional<Message> acknowledge(const std::string& ref, const Messages::Receipt& receipt);
    std::optional<Message> refuse(const Refusal& refusal, std::string_view ref);

    Chat& chat_;
    ConnectedClient& client_;
    std::string token_;
    std::string email_;
    std::int64_t found_at_; // when the session was last found, in milliseconds since 1970
    bool closed_ = false;
};

} // namespace messenger
