// The whole messenger of step 2, or of a later step, behind real sockets, on a thread of its own,
// for the duration of a test. Its database is a file, so that a test can look into it, too.

#pragma once

#include "scratch_folder.hpp"
#include "server/database.hpp"
#include "server/messenger_app.hpp"
#include "server/server.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <thread>

namespace messenger {

/// How the messenger is set up.
struct MessengerSetup {
    std::vector<std::string> origins{};
    std::string database_file{}; // empty: one in a folder of its own
    int step = 2;
    std::chrono::milliseconds housekeeping = Limits{}.housekeeping;
    std::vector<std::string> migrations = {users_schema};
    Quota quota{};

    /// Creates what a later step adds. The messenger keeps the result until it has stopped.
    std::function<std::shared_ptr<void>(SQLite::Database&, MessengerApp&, Clock)> add{};

    SignUpRules sign_up{};
};

class RunningMessenger {
  public:
    explicit RunningMessenger(const MessengerSetup& setup = {})
        : database_file_(setup.database_file.empty() ? folder_.file("messenger.db")
                                                     : setup.database_file)
        , database_(open_database(database_file_, setup.migrations))
        , app_(setup.step, database_, OriginCheck("127.0.0.1", setup.origins), {}, console_,
               clock(), setup.quota, setup.sign_up)
        , added_(setup.add ? setup.add(database_, app_, clock()) : nullptr)
        , server_("127.0.0.1", 0, app_.handlers(), limits(setup))
        , thread_([this] { server_.run(); }) {}

    ~RunningMessenger() { stop(); }

    std::uint16_t port() const { return server_.port(); }
    std::string database_file() const { return database_file_; }

    /// Moves the server's clock ahead by `milliseconds`.
    void let_pass(std::int64_t milliseconds) { ahead_ += milliseconds; }

    /// From now on, the server's clock moves by let_pass() alone.
    void stop_clock() { stopped_at_ = system_clock(); }

    /// Stops the server. Returns when every session has ended; only then may a test look at
    /// console().
    void stop() {
        server_.stop();
        if (thread_.joinable())
            thread_.join();
    }

    std::string console() const { return console_.str(); }

  private:
    static Limits limits(const MessengerSetup& setup) {
        auto limits = messenger_limits();
        limits.housekeeping = setup.housekeeping;
        limits.farewell = std::chrono::milliseconds(100);
        return limits;
    }

    Clock clock() {
        return [this] { return (stopped_at_ ? stopped_at_.load() : system_clock()) + ahead_; };
    }

    ScratchFolder folder_;
    std::string database_file_;
    SQLite::Database database_;
    std::atomic<std::int64_t> ahead_ = 0;
    std::atomic<std::int64_t> stopped_at_ = 0; // 0: it goes on
    std::ostringstream console_;
    MessengerApp app_;
    std::shared_ptr<void> added_;
    Server server_;
    std::thread thread_;
};

} // namespace messenger
