// What others notice of passwords being hashed: nothing, until there are too many.

#include "http_client.hpp"
#include "running_messenger.hpp"
#include "scrypt_runs.hpp"
#include "server/hashing_pool.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

using namespace messenger;

namespace {

constexpr std::size_t room = 64;        // hashes of strangers that run or wait
constexpr std::size_t share = room / 2; // of one address

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
    LogIns log_ins(messenger.port(), share + 1);
    log_ins.wait_for_an_answer(); // none of a hash, since these are held
    gate.open();
    auto expected = std::vector(share, 401);
    expected.push_back(503);
    EXPECT_EQ(log_ins.statuses(), expected);
}

TEST(Hashing, IsNoFailedAttemptWhereThereWasNoRoom) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    sign_up(port, "mary@example.com");
    const auto log_in_as_mary = [&] {
        return ask(port, "POST /api/session", credentials("mary@example.com", "correct horse"));
    };
    EXPECT_EQ(log_in_as_mary().status, 200);
    {
        ScryptGate gate;
        LogIns log_ins(port, share + 1);
        log_ins.wait_for_an_answer();
        for (int i = 0; i != 5; ++i)
            EXPECT_EQ(log_in_as_mary().status, 503);
        gate.open();
    }
    EXPECT_EQ(log_in_as_mary().status, 200);
}

TEST(Hashing, HasRoomForThoseWhoAreKnown) {
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto cookie = sign_up(port, "mary@example.com");
    const auto log_in_as_mary = [&](const std::vector<std::string>& headers) {
        return ask(port, "POST /api/session", credentials("mary@example.com", "correct horse"),
                   headers);
    };
    EXPECT_EQ(log_in_as_mary({}).status, 200);
    ScryptGate gate;
    LogIns log_ins(port, share + 1);
    log_ins.wait_for_an_answer();
    EXPECT_EQ(log_in_as_mary({}).status, 503);
    auto known = std::async(std::launch::async, [&] { return log_in_as_mary({cookie}).status; });
    gate.open();
    EXPECT_EQ(known.get(), 200);
}

namespace {

/// Work of several requesters, in one pool. Each notes its name when it runs.
class Requesters {
  public:
    /// Returns whether there was room for it.
    bool ask(const Requester& requester) {
        std::shared_ptr<HashingPool::Place> place;
        try {
            place.reset(new HashingPool::Place(pool_.reserve(requester)));
        } catch (const TooBusy&) {
            return false;
        }
        boost::asio::co_spawn(context_, run(place, requester.name), boost::asio::detached);
        return true;
    }

    /// Runs all, and returns the names in the order in which their work was done.
    std::vector<std::string> run_all() {
        context_.run();
        return done_;
    }

  private:
    boost::asio::awaitable<void> run(std::shared_ptr<HashingPool::Place> place, std::string name) {
        co_await place->run([&] {
            const std::lock_guard lock(mutex_);
            done_.push_back(name);
        });
    }

    boost::asio::io_context context_;
    std::mutex mutex_;
    std::vector<std::string> done_;
    HashingPool pool_;
};

} // namespace

TEST(HashingPool, LeavesRoomForOtherRequesters) {
    Requesters requesters;
    const auto places_of = [&](const Requester& requester) {
        int places = 0;
        while (requesters.ask(requester))
            ++places;
        return places;
    };
    EXPECT_EQ(places_of({"127.0.0.2"}), 32);
    EXPECT_EQ(places_of({"127.0.0.3"}), 16);
    EXPECT_EQ(places_of({"127.0.0.4"}), 8);
    for (int i = 5; i != 20; ++i)
        places_of({"127.0.0." + std::to_string(i)});
    EXPECT_FALSE(requesters.ask({"127.0.0.99"})) << "all places of strangers are taken";
    EXPECT_TRUE(requesters.ask({"mary@example.com", true}));
    EXPECT_TRUE(requesters.ask({"fred@example.com", true}));
    EXPECT_EQ(requesters.run_all().size(), room + 2);
}

TEST(HashingPool, ServesRequestersInTurn) {
    Requesters requesters;
    while (requesters.ask({"flood"})) {
    }
    EXPECT_TRUE(requesters.ask({"visitor"}));
    EXPECT_TRUE(requesters.ask({"another"}));
    const auto done = requesters.run_all();
    ASSERT_EQ(done.size(), share + 2);
    // Ahead of them are what ran already, one turn of the flood's, and one another.
    for (const auto* name : {"visitor", "another"})
        EXPECT_LE(std::ranges::find(done, name) - done.begin(),
                  static_cast<std::ptrdiff_t>(2 * cores() + 2));
}
