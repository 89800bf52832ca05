// The content of messages: what people write and read, as opposed to what the server stores. In
// step 2 the two are the same. Later steps add encryption here, and nowhere else in this client.

#pragma once

#include "client/stored_message.hpp"

#include <boost/json/array.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace messenger::client {

class Commands;
class Screen;

/// What people see of a stored row.
struct DecodedMessage {
    std::string from;   // a canonical address; empty if unknown
    std::string text;   // as it was written: not yet safe for a terminal
    std::string remark; // about the message: "This message cannot be decrypted", or empty
};

/// A message on its way to the server.
struct OutgoingMessage {
    std::string ref;             // 22 characters of base64url, never used before
    boost::json::object members; // members of the frame: `text`, or what later steps send
};

class Content {
  public:
    virtual ~Content() = default;

    /// Rows come in ascending order, except older ones that the user asks for.
    virtual DecodedMessage read(const StoredMessage& row) = 0;

    /// The form in which the typed `text` is sent. `text` has passed why_not_sendable(). Throws
    /// SendRefused.
    virtual OutgoingMessage write(std::string_view text) = 0;

    /// A sentence about what people may rely on. It is shown when they join.
    virtual std::string promise() const = 0;

    /// The same in a few letters, shown before the line that is being typed.
    virtual std::string prompt() const { return "> "; }

    /// A remark about `address` for the list of everybody, such as " (verified)", or an empty
    /// string.
    virtual std::string mark(const std::string& address) const {
        (void)address;
        return "";
    }

    /// Adds the commands of this content, which show their answers on `screen`. The content and
    /// `screen` must outlive `commands`.
    virtual void add_commands(Commands& commands, Screen& screen) { (void)commands, (void)screen; }

    /// Takes the list of people: who is here and, from step 3, with which keys. Called before
    /// anything is written, and whenever the list changes. Returns remarks about it for the user.
    virtual std::vector<std::string> people_changed(const boost::json::array& people) {
        (void)people;
        return {};
    }
};

/// Step 2: the server can read every word.
class InTheClear : public Content {
  public:
    DecodedMessage read(const StoredMessage& row) override;
    OutgoingMessage write(std::string_view text) override;
    std::string promise() const override;
};

/// Why `text` may not be sent, as the end of a sentence; nothing if it may.
std::optional<std::string> why_not_sendable(std::string_view text);

/// A new ref, which nobody has used before.
std::string new_ref();

} // namespace messenger::client
