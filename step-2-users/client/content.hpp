// What a message is between people, as against what the server stores of it: in step 2 the same.
// Later steps put encryption here, and nowhere else in this client.

#pragma once

#include "row.hpp"

#include <boost/json/array.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace messenger::client {

class Commands;
class Screen;

/// What a stored row reads as.
struct Reading {
    std::string from;   // a canonical address; empty when nobody can tell
    std::string text;   // as it was written: not fit for a terminal yet
    std::string remark; // what there is to say about it, "This message cannot be decrypted", or
                        // nothing
};

/// A message on its way to the server.
struct Outgoing {
    std::string ref;             // 22 characters of base64url, never used before
    boost::json::object members; // of the frame: `text`, or what later steps send
};

class Content {
  public:
    virtual ~Content() = default;

    /// Rows come in ascending order, but for older ones that somebody asked for.
    virtual Reading read(const Row& row) = 0;

    /// What the typed `text` is sent as; it has passed why_not_sendable(). Throws CannotSend.
    virtual Outgoing write(std::string_view text) = 0;

    /// What people may rely on, in a sentence that is shown when they join.
    virtual std::string promise() const = 0;

    /// The same in a few letters, before the line that is being typed.
    virtual std::string prompt() const { return "> "; }

    /// What there is to say about `address` where everybody is listed, " (verified)", or nothing.
    virtual std::string mark(const std::string& address) const {
        (void)address;
        return "";
    }

    /// Adds the commands that go with it, which show their answers on `screen`. All outlive them.
    virtual void add_commands(Commands& commands, Screen& screen) { (void)commands, (void)screen; }

    /// Who is here and, from step 3, with which keys. Called before anything is written, and
    /// whenever it changes. Returns what there is to say about it, in lines.
    virtual std::vector<std::string> meet(const boost::json::array& people) {
        (void)people;
        return {};
    }
};

/// Step 2: the server reads every word.
class InTheClear : public Content {
  public:
    Reading read(const Row& row) override;
    Outgoing write(std::string_view text) override;
    std::string promise() const override;
};

/// Why `text` may not be sent, as the end of a sentence; nothing when it may.
std::optional<std::string> why_not_sendable(std::string_view text);

/// A ref that nobody used before.
std::string fresh_ref();

} // namespace messenger::client
