// Threads for slow work: hashing a password takes a quarter of a second and 32 MiB, and the network
// must not wait meanwhile.

#pragma once

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <stdexcept>

namespace messenger {

/// Too much work waits already: try again later.
struct TooBusy : std::runtime_error {
    TooBusy() : std::runtime_error("Too much work waits already.") {}
};

class HashingPool {
  public:
    /// Starts as many threads as there are cores. At most `queue` pieces of work can run or wait.
    explicit HashingPool(std::size_t queue = 64);
    ~HashingPool();

    /// Runs `work` on one of the threads. The awaiting coroutine resumes on its own executor.
    /// Throws TooBusy at once if the queue is full, and whatever `work` throws. Call it from one
    /// thread only.
    boost::asio::awaitable<void> run(std::function<void()> work);

  private:
    class Pool;
    std::unique_ptr<Pool> pool_;
    std::size_t room_;
};

} // namespace messenger
