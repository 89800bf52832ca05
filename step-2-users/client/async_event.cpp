#include "client/async_event.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <list>

namespace messenger::client {
namespace net = boost::asio;

struct AsyncEvent::Waiting {
    net::any_io_executor executor;
    std::list<net::steady_timer> timers{}; // one for each waiting coroutine
};

AsyncEvent::AsyncEvent(const net::any_io_executor& executor) : waiting_(new Waiting{executor}) {
}
AsyncEvent::~AsyncEvent() = default;

void AsyncEvent::notify() {
    for (auto& timer : waiting_->timers)
        timer.cancel();
}

net::awaitable<void> AsyncEvent::wait() {
    return wait(std::chrono::hours(24)); // callers check again in a loop anyway
}

net::awaitable<void> AsyncEvent::wait(std::chrono::milliseconds time) {
    auto& timers = waiting_->timers;
    const auto mine = timers.emplace(timers.end(), waiting_->executor, time);
    boost::system::error_code rung;
    co_await mine->async_wait(net::redirect_error(net::use_awaitable, rung));
    timers.erase(mine);
}

} // namespace messenger::client
