#include "server/hashing_pool.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <deque>
#include <exception>
#include <map>
#include <thread>
#include <utility>

namespace messenger {
namespace net = boost::asio;

/// Used on one thread only; the threads that it hands out only run the work.
class HashingPool::Queue {
  public:
    Queue(std::size_t threads, std::size_t places, std::size_t reserved)
        : threads_(threads), idle_(threads), free_(places + reserved), reserved_(reserved) {}

    void enter(const Requester& requester) {
        const auto free = requester.is_known ? free_ : free_ - std::min(free_, reserved_);
        const auto mine = places_.find(requester.name);
        if ((mine == places_.end() ? 0 : mine->second) >= free)
            throw TooBusy();
        ++places_[requester.name];
        --free_;
    }

    void leave(const std::string& name) {
        ++free_;
        if (const auto mine = places_.find(name); --mine->second == 0)
            places_.erase(mine);
    }

    /// Returns when a thread is there for `name`, which has to give it back.
    net::awaitable<void> take_thread(std::string name) {
        if (idle_ > 0) {
            --idle_;
            co_return;
        }
        // A timer that never expires: cancelling it wakes whoever waits.
        const auto turn = std::make_shared<net::steady_timer>(co_await net::this_coro::executor,
                                                              net::steady_timer::time_point::max());
        auto& line = waiting_[name];
        if (line.empty())
            turns_.push_back(name);
        line.push_back(turn);
        boost::system::error_code cancelled;
        co_await turn->async_wait(net::redirect_error(net::use_awaitable, cancelled));
    }

    /// The thread goes to the requester whose turn it is, or becomes idle.
    void give_thread_back() {
        while (!turns_.empty()) {
            const auto line = waiting_.find(std::exchange(turns_.front(), {}));
            turns_.pop_front();
            const auto next = line->second.front().lock();
            line->second.pop_front();
            if (line->second.empty())
                waiting_.erase(line);
            else
                turns_.push_back(line->first);
            if (next) {
                next->cancel();
                return;
            }
        }
        ++idle_;
    }

    net::thread_pool& threads() { return threads_; }

  private:
    net::thread_pool threads_;
    std::size_t idle_; // threads
    std::size_t free_; // places
    std::size_t reserved_;
    std::map<std::string, std::size_t> places_; // of each requester who has any
    std::map<std::string, std::deque<std::weak_ptr<net::steady_timer>>> waiting_;
    std::deque<std::string> turns_; // those in waiting_, in the order of their turns
};

HashingPool::HashingPool(std::size_t places, std::size_t reserved)
    : queue_(std::make_unique<Queue>(std::max(1u, std::thread::hardware_concurrency()), places,
                                     reserved)) {
}

HashingPool::~HashingPool() = default;

HashingPool::Place::Place(Queue& queue, const Requester& requester)
    : queue_(queue), name_(requester.name) {
    queue_.enter(requester);
}

HashingPool::Place::~Place() {
    queue_.leave(name_);
}

net::awaitable<void> HashingPool::Place::run(std::function<void()> work) const {
    co_await queue_.take_thread(name_);
    const std::unique_ptr<Queue, void (*)(Queue*)> thread(
        &queue_, [](Queue* queue) { queue->give_thread_back(); });
    std::exception_ptr escaped;
    // Not co_spawn: before it reports the end, it would queue behind all other work once more.
    const auto begin = [&](auto whoever_waits) {
        auto home = net::make_work_guard(net::get_associated_executor(whoever_waits));
        net::post(queue_.threads(), [&work, &escaped, home = std::move(home),
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
