// What a step changes about this client: functions in a plain value, and nothing else. The server
// (server/extensions.hpp) and the page (page/messenger.js) are extended in the same way. A step
// takes the value of the step before it and replaces what is new.

#pragma once

#include "client/stored_message.hpp"

#include <boost/json/array.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace messenger::client {

class Commands;
class Screen;

/// What a stored message reads as.
struct DecodedMessage {
    std::string from;   // a canonical address; empty if nobody can tell
    std::string text;   // as it was written: not safe for a terminal yet
    std::string remark; // what people should know about it, "This message cannot be decrypted",
                        // or nothing
};

/// A message on its way to the server.
struct OutgoingMessage {
    std::string ref;             // 22 characters of base64url, never used before
    boost::json::object members; // members of the frame: `text`, or what later steps send
};

/// All functions are called on the client's one thread. What they refer to outlives the client.
struct Extensions {
    /// Decodes a stored message. Messages come in ascending order, except older ones that somebody
    /// asked for. Throws FatalError if the server broke the protocol.
    std::function<DecodedMessage(const StoredMessage&)> read;

    /// Encodes the typed `text`, which has passed why_not_sendable(). Throws SendRefused.
    std::function<OutgoingMessage(std::string_view text)> write;

    /// What people may rely on: one or two sentences for everybody who joins.
    std::function<std::string()> notice;

    /// The same in a few letters, in front of the line that is being typed.
    std::function<std::string()> prompt = [] { return std::string("> "); };

    /// What is appended to `address` in the list of people, " (verified)", or nothing.
    std::function<std::string(const std::string& address)> mark = [](const std::string&) {
        return std::string();
    };

    /// Adds the step's commands, which print their answers on the screen. Both outlive them.
    std::function<void(Commands&, Screen&)> add_commands = [](Commands&, Screen&) {};

    /// Takes who is here and, from step 3 on, with which keys. Called before anything is written,
    /// and after every change. Returns what people should know about it, in lines.
    std::function<std::vector<std::string>(const boost::json::array& people)> people_changed =
        [](const boost::json::array&) { return std::vector<std::string>(); };

    /// Takes the id of the server's newest message, 0 if there is none: at the beginning of each
    /// connection, before any message is read. Returns what people should know about it, in lines.
    std::function<std::vector<std::string>(std::int64_t latest)> welcomed = [](std::int64_t) {
        return std::vector<std::string>();
    };

    /// Called when the user leaves.
    std::function<void()> leave = [] {};
};

} // namespace messenger::client
