#include "server/hashing_pool.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

namespace messenger {
namespace net = boost::asio;

class HashingPool::Pool : public net::thread_pool {
    using net::thread_pool::thread_pool;
};

namespace {

/// One place in the queue, held from construction to destruction. Throws TooBusy if none is free.
class QueueSlot {
  public:
    explicit QueueSlot(std::size_t& room) : room_(room) {
        if (room_ == 0)
            throw TooBusy();
        --room_;
    }
    ~QueueSlot() { ++room_; }
    QueueSlot(const QueueSlot&) = delete;
    QueueSlot& operator=(const QueueSlot&) = delete;

  private:
    std::size_t& room_;
};

} // namespace

HashingPool::HashingPool(std::size_t queue)
    : pool_(std::make_unique<Pool>(std::max(1u, std::thread::hardware_concurrency())))
    , room_(queue) {
}

HashingPool::~HashingPool() = default;

net::awaitable<void> HashingPool::run(std::function<void()> work) {
    const QueueSlot slot(room_);
    std::exception_ptr escaped;
    // Not co_spawn: before it reports the end, it would queue behind all other work once more.
    const auto begin = [&](auto whoever_waits) {
        auto home = net::make_work_guard(net::get_associated_executor(whoever_waits));
        net::post(pool_->get_executor(), [&work, &escaped, home = std::move(home),
                                          whoever_waits = std::move(whoever_waits)]() mutable {
            try {
                work();
            } catch (...) {
                escaped = std::current_exception();
            }
            net::post(home.get_executor(), std::move(whoever_waits));
        });
    };
    co_await net::async_initiate<const net::use_awaitable_t<>, void()>(begin, net::use_awaitable);
    if (escaped)
        std::rethrow_exception(escaped);
}

} // namespace messenger
