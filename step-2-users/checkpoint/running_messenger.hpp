// The whole messenger of step 2 behind real sockets, on a thread of its own, for the time of a
// test. Its database is a file in a folder of its own, so that others can look into it, too.

#pragma once

#include "database.hpp"
#include "scratch_folder.hpp"
#include "server.hpp"
#include "users.hpp"

#include <atomic>
#include <sstream>
#include <string>
#include <thread>

namespace messenger {

class RunningMessenger {
  public:
    explicit RunningMessenger(std::vector<std::string> origins = {})
        : users_(database_, Origins("127.0.0.1", std::move(origins)), {}, console_,
                 [this] { return system_clock() + ahead_; })
        , server_("127.0.0.1", 0, users_.site(), limits())
        , thread_([this] { server_.run(); }) {}

    ~RunningMessenger() { stop(); }

    std::uint16_t port() const { return server_.port(); }
    std::string database_file() const { return folder_.file("messenger.db"); }

    /// The server's clock is ahead by that much from now on.
    void let_pass(std::int64_t milliseconds) { ahead_ += milliseconds; }

    /// Returns when every session has ended. Afterwards console() may be looked at.
    void stop() {
        server_.stop();
        if (thread_.joinable())
            thread_.join();
    }

    std::string console() const { return console_.str(); }

  private:
    static Limits limits() {
        auto limits = users_limits();
        limits.farewell = std::chrono::milliseconds(100);
        return limits;
    }

    ScratchFolder folder_;
    SQLite::Database database_ = open_database(database_file());
    std::atomic<std::int64_t> ahead_ = 0;
    std::ostringstream console_;
    Users users_;
    Server server_;
    std::thread thread_;
};

} // namespace messenger
