// What others notice of passwords being hashed: nothing, until there are too many.

#include "http_client.hpp"
#include "running_messenger.hpp"
#include "scrypt_runs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace messenger;

namespace {

constexpr std::size_t room = 64; // hashes that run or wait

/// How many hashes run at once.
std::size_t cores() {
    return std::max(1u, std::thread::hardware_concurrency());
}

/// Somebody who has no account tries to log in. Of all of them the same is hashed, and what was
/// hashed once in this program takes neither time nor memory again.
int log_in(std::uint16_t port, std::size_t i) {
    const auto nobody = "nobody" + std::to_string(i) + "@example.com";
    return ask(port, "POST /api/session", credentials(nobody, "a guess")).status;
}

/// Many log in, all at once.
class LogIns {
  public:
    LogIns(std::uint16_t port, std::size_t count) {
        for (std::size_t i = 0; i != count; ++i)
            threads_.emplace_back([this, port, i] { note(log_in(port, i)); });
    }
    ~LogIns() { join(); }

    std::size_t answered() {
        const std::lock_guard lock(mutex_);
        return statuses_.size();
    }
    void wait_for_an_answer() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !statuses_.empty(); });
    }

    /// The statuses of all answers, ascending. Waits for them.
    std::vector<int> statuses() {
        join();
        std::ranges::sort(statuses_);
        return statuses_;
    }

  private:
    void note(int status) {
        const std::lock_guard lock(mutex_);
        statuses_.push_back(status);
        changed_.notify_all();
    }
    void join() {
        for (auto& thread : threads_)
            if (thread.joinable())
                thread.join();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<int> statuses_;
    std::vector<std::thread> threads_;
};

} // namespace

TEST(Hashing, KeepsNobodyElseWaiting) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto cookie = sign_up(port, "mary@example.com");
    const auto at_once = std::min(cores(), room / 2);
    EXPECT_EQ(log_in(port, 0), 401);
    ScryptGate gate;
    LogIns log_ins(port, 2 * at_once);
    EXPECT_TRUE(gate.wait_for(at_once)) << "every thread that hashes is held";
    EXPECT_EQ(ask(port, "GET /api/me", "", {cookie}).status, 200);
    EXPECT_EQ(ask(port, "GET /").status, 404) << "which the page answers: it has no files here";
    EXPECT_EQ(log_ins.answered(), 0u);
    gate.open();
    EXPECT_EQ(log_ins.statuses(), std::vector(2 * at_once, 401));
}

TEST(Hashing, RefusesWhatItHasNoRoomFor) {
    RunningMessenger messenger;
    EXPECT_EQ(log_in(messenger.port(), 0), 401);
    ScryptGate gate;
    LogIns log_ins(messenger.port(), room + 1);
    log_ins.wait_for_an_answer(); // none of a hash, since these are held
    gate.open();
    auto expected = std::vector(room, 401);
    expected.push_back(503);
    EXPECT_EQ(log_ins.statuses(), expected);
}
