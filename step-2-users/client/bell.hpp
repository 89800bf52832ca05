// Wakes coroutines that wait for something to change. For one thread. Wait in a loop that checks
// first; then no ring in between is missed.

#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <memory>

namespace messenger::client {

class Bell {
  public:
    explicit Bell(const boost::asio::any_io_executor& executor);
    ~Bell();
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    /// Wakes all coroutines that wait now.
    void ring();

    boost::asio::awaitable<void> wait();

    /// Waits no longer than `time`.
    boost::asio::awaitable<void> wait(std::chrono::milliseconds time);

  private:
    struct Waiting;
    std::unique_ptr<Waiting> waiting_;
};

} // namespace messenger::client
