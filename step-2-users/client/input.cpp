#include "client/input.hpp"

#include <boost/asio/post.hpp>

#include <array>
#include <atomic>
#include <cerrno>
#include <optional>
#include <poll.h>
#include <semaphore>
#include <thread>
#include <unistd.h>

namespace messenger::client {
namespace net = boost::asio;

namespace {

/// What the thread hands over. It may still be on its way when the Input is destroyed.
struct Delivery {
    explicit Delivery(const net::any_io_executor& executor) : arrived(executor) {}

    std::optional<std::string> bytes; // used only on the executor's thread
    AsyncEvent arrived;
};

} // namespace

struct Input::Reader {
    Reader(const net::any_io_executor& executor, int descriptor)
        : executor(executor)
        , descriptor(descriptor)
        , delivery(std::make_shared<Delivery>(executor)) {
        if (::pipe(stop.data()) != 0)
            stop = {-1, -1}; // poll() skips it; we are out of descriptors anyway
        thread = std::thread([this] { read_what_is_wanted(); });
    }

    ~Reader() {
        stopping = true;
        ::close(stop[1]); // wakes the poll()
        wanted.release();
        thread.join();
        ::close(stop[0]);
    }

    void read_what_is_wanted() {
        for (;;) {
            wanted.acquire();
            if (stopping)
                break;
            auto bytes = read_some();
            net::post(executor, [to = delivery, bytes = std::move(bytes)]() mutable {
                to->bytes = std::move(bytes);
                to->arrived.notify();
            });
        }
    }

    std::string read_some() const {
        for (;;) {
            std::array<pollfd, 2> waiting{{{descriptor, POLLIN, 0}, {stop[0], POLLIN, 0}}};
            if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR)
                return "";
            if (waiting[1].revents != 0)
                return "";
            if (waiting[0].revents == 0)
                continue;
            std::array<char, 4096> buffer;
            const auto count = ::read(descriptor, buffer.data(), buffer.size());
            if (count >= 0)
                return {buffer.data(), static_cast<std::size_t>(count)};
            if (errno != EINTR && errno != EAGAIN)
                return ""; // the terminal is gone
        }
    }

    net::any_io_executor executor;
    int descriptor;
    std::shared_ptr<Delivery> delivery;
    std::array<int, 2> stop{};
    std::atomic<bool> stopping = false;
    std::counting_semaphore<> wanted{0};
    std::thread thread;
};

Input::Input(const net::any_io_executor& executor, int descriptor)
    : reader_(std::make_unique<Reader>(executor, descriptor)) {
}
Input::~Input() = default;

net::awaitable<std::string> Input::read() {
    reader_->wanted.release();
    const auto delivery = reader_->delivery;
    while (!delivery->bytes)
        co_await delivery->arrived.wait();
    auto bytes = std::move(*delivery->bytes);
    delivery->bytes.reset();
    co_return bytes;
}

} // namespace messenger::client
