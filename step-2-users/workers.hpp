// Threads for work that takes long: hashing a password takes a quarter of a second and 32 MiB, and
// meanwhile the network must not wait.

#pragma once

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <stdexcept>

namespace messenger {

/// Too much waits already; whoever asked should try again later.
struct TooBusy : std::runtime_error {
    TooBusy() : std::runtime_error("Too much work waits already.") {}
};

class Workers {
  public:
    /// As many threads as there are cores, and at most `queue` pieces of work that run or wait.
    explicit Workers(std::size_t queue = 64);
    ~Workers();

    /// Runs `work` on one of the threads; whoever awaits it goes on where they were. Throws TooBusy
    /// at once when the queue is full, and whatever `work` throws. Call it on one thread only.
    boost::asio::awaitable<void> run(std::function<void()> work);

  private:
    class Pool;
    std::unique_ptr<Pool> pool_;
    std::size_t room_;
};

} // namespace messenger
