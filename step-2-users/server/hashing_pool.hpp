// Threads for slow work: hashing a password takes a quarter of a second and 32 MiB, and the network
// must not wait meanwhile.
//
// Each requester has a share of the queue. The threads take one piece of work from each requester
// in turn, so that somebody with one password waits for as many hashes as there are requesters, and
// not for all that a flood has requested.

#pragma once

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

namespace messenger {

/// Too much work waits already: try again later.
struct TooBusy : std::runtime_error {
    TooBusy() : std::runtime_error("Too much work waits already.") {}
};

/// On whose behalf work is done.
struct Requester {
    std::string name;      // an account, or the IP address of a stranger
    bool is_known = false; // it is an account, by a cookie that the server gave it
};

/// For one thread, on which it must be created and used.
class HashingPool {
  public:
    class Queue;

    /// A place in the queue, from reserve() to its destruction.
    class Place {
      public:
        Place(Queue& queue, const Requester& requester);
        ~Place();
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

        /// Runs `work` on one of the threads, once it is its turn. The awaiting coroutine resumes
        /// on its own executor. Throws whatever `work` throws.
        boost::asio::awaitable<void> run(std::function<void()> work) const;

      private:
        Queue& queue_;
        std::string name_;
    };

    /// Starts as many threads as there are cores. At most `places` pieces of work can run or wait,
    /// and besides them `reserved` ones, for requesters who are known.
    explicit HashingPool(std::size_t places = 64, std::size_t reserved = 16);
    ~HashingPool();

    /// Throws TooBusy unless `requester` has fewer places than are free. So one requester gets half
    /// of them, the next one half of the rest, and there is room for others for a long while.
    Place reserve(const Requester& requester) { return {*queue_, requester}; }

  private:
    std::unique_ptr<Queue> queue_;
};

} // namespace messenger
