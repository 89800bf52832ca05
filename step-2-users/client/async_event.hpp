// Wakes coroutines that wait for something to change. For one thread. Wait in a loop that checks
// first; then no notification in between is missed.

#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <memory>

namespace messenger::client {

class AsyncEvent {
  public:
    explicit AsyncEvent(const boost::asio::any_io_executor& executor);
    ~AsyncEvent();
    AsyncEvent(const AsyncEvent&) = delete;
    AsyncEvent& operator=(const AsyncEvent&) = delete;

    /// Wakes all coroutines that wait now.
    void notify();

    boost::asio::awaitable<void> wait();

    /// Waits no longer than `time`.
    boost::asio::awaitable<void> wait(std::chrono::milliseconds time);

  private:
    struct Waiting;
    std::unique_ptr<Waiting> waiting_;
};

} // namespace messenger::client
