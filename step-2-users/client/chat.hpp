// The chat program, assembled from its parts: a screen, a session, the content of messages, and
// commands.

#pragma once

#include "client/api.hpp"
#include "client/channel_connection.hpp"
#include "client/commands.hpp"
#include "client/display_names.hpp"
#include "client/extensions.hpp"
#include "client/screen.hpp"

#include <exception>
#include <map>
#include <string>

namespace messenger::client {

class Chat {
  public:
    /// Chats as `me`, for whom `api` is logged in. `api`, `screen` and what `extensions` refers to
    /// must outlive the chat. For one thread.
    Chat(Api& api, std::string me, Extensions extensions, Screen& screen,
         const boost::asio::any_io_executor& executor);

    /// For later steps, which add commands.
    Commands& commands() { return commands_; }

    /// Returns when the user leaves, or when the input has ended and everything is acknowledged.
    /// Throws LoginRefused and FatalError.
    boost::asio::awaitable<void> run();

  private:
    /// What the server says about somebody.
    struct Person {
        bool online;
        boost::json::object about; // `email`, and what later steps add
    };
    using People = std::map<std::string, Person>; // by address
    static Person read_person(const boost::json::value& person);

    boost::asio::awaitable<void> stay();
    boost::asio::awaitable<void> converse();
    boost::asio::awaitable<void> obey(std::string line);
    boost::asio::awaitable<void> log_out();
    boost::asio::awaitable<bool> ending(std::function<boost::asio::awaitable<void>()> request);
    boost::asio::awaitable<void> first_failure(boost::asio::awaitable<void> part);
    ChannelCallbacks callbacks();
    void add_commands();
    void send(const std::string& text);
    void show(const StoredMessage& row);
    void everybody_is(const boost::json::array& people);
    void person_is(const boost::json::object& person);
    void people_are(People people);
    std::string who() const;

    Api& api_;
    std::string me_;
    Extensions extensions_;
    Screen& screen_;
    DisplayNames display_names_;
    People people_;
    Commands commands_;
    ChannelConnection connection_;
    AsyncEvent changed_;
    std::exception_ptr failure_;
    bool quit_ = false;
    bool all_sent_ = true;
};

} // namespace messenger::client
