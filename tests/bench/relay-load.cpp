// Loads a WebSocket relay and prints what that cost the server, as one line of JSON.
//
// All clients send in turn. A message is in flight until each other client has it, and at most
// `in-flight` of them are: enough to keep the server busy all the time, and so few that no client
// ever has more waiting for it than in-flight x (size + 4) bytes. Nobody is a slow reader by
// accident. With `stall`, one more client joins after the warm-up and never reads.

#include "process-stats.hpp"
#include "websocket-client.hpp"

#include <charconv>
#include <chrono>
#include <iostream>
#include <map>
#include <optional>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <vector>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Options {
    int port = 0;
    int pid = 0; // of the server
    int clients = 100;
    int size = 128; // bytes in a message
    int in_flight = 256;
    int warm_up = 1000; // milliseconds
    int measure = 4000; // milliseconds
    int stall = 0;      // 1: with a reader that stalls
};

Options parse(int argc, char** argv) {
    Options options;
    const std::map<std::string_view, int*> names = {
        {"--port", &options.port},           {"--pid", &options.pid},
        {"--clients", &options.clients},     {"--size", &options.size},
        {"--in-flight", &options.in_flight}, {"--warm-up", &options.warm_up},
        {"--measure", &options.measure},     {"--stall", &options.stall},
    };
    for (int i = 1; i < argc; i += 2) {
        const auto found = names.find(argv[i]);
        if (found == names.end() || i + 1 == argc)
            throw std::runtime_error(std::string("unknown or incomplete option ") + argv[i]);
        const std::string_view value = argv[i + 1];
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), *found->second);
        if (error != std::errc() || end != value.data() + value.size())
            throw std::runtime_error(std::string(argv[i]) + " takes a number");
    }
    if (options.port < 1 || options.port > 65'535 || options.pid < 1)
        throw std::runtime_error("--port and --pid say which server to load");
    if (options.clients < 2 || options.clients > 10'000 || options.size < 8 ||
        options.size > 65'535 || options.in_flight < 1 || options.in_flight > 9'999)
        throw std::runtime_error("--clients 2 to 10000, --size 8 to 65535, --in-flight 1 to 9999");
    if (options.warm_up < 0 || options.measure < 1 || options.warm_up + options.measure > 120'000)
        throw std::runtime_error("--warm-up and --measure are at most two minutes together");
    return options;
}

/// The load: who sends next, and which messages are still on their way to whom.
class Load {
  public:
    explicit Load(const Options& options)
        : options_(options), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
        clients_.reserve(static_cast<std::size_t>(options.clients));
        for (int i = 0; i != options.clients; ++i) {
            clients_.emplace_back(static_cast<std::uint16_t>(options.port));
            epoll_event event{.events = EPOLLIN, .data = {.u32 = static_cast<std::uint32_t>(i)}};
            epoll_ctl(epoll_, EPOLL_CTL_ADD, clients_.back().descriptor(), &event);
        }
        // A message begins with the number of its slot, so that whoever gets it can tick it off.
        for (int slot = 0; slot != options.in_flight; ++slot) {
            auto text = std::to_string(10'000 + slot).substr(1);
            text.resize(static_cast<std::size_t>(options.size), '.');
            frames_.push_back(client_frame(text));
            missing_.push_back(0);
            free_.push_back(slot);
        }
    }

    ~Load() { close(epoll_); }
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    void run_for(std::chrono::milliseconds time) {
        const auto end = Clock::now() + time;
        while (Clock::now() < end)
            turn();
    }

    long long deliveries() const noexcept { return deliveries_; }

  private:
    void turn() {
        for (; !free_.empty(); free_.pop_back()) {
            const auto slot = static_cast<std::size_t>(free_.back());
            missing_[slot] = options_.clients - 1;
            clients_[next_sender_].send(frames_[slot]);
            next_sender_ = (next_sender_ + 1) % clients_.size();
        }
        epoll_event events[256];
        const int count = epoll_wait(epoll_, events, 256, 5000);
        if (count == 0)
            throw std::runtime_error("nothing was delivered for 5 seconds");
        for (int i = 0; i < count; ++i)
            clients_[events[i].data.u32].read([this](std::string_view text) { tick_off(text); });
    }

    void tick_off(std::string_view text) {
        int slot = -1;
        if (text.size() == static_cast<std::size_t>(options_.size))
            std::from_chars(text.data(), text.data() + 4, slot);
        if (slot < 0 || slot >= options_.in_flight || missing_[static_cast<std::size_t>(slot)] == 0)
            throw std::runtime_error("a message arrived that was not expected");
        ++deliveries_;
        if (--missing_[static_cast<std::size_t>(slot)] == 0)
            free_.push_back(slot);
    }

    const Options& options_;
    const int epoll_;
    std::vector<Client> clients_;
    std::vector<std::string> frames_; // of each slot, ready to be sent
    std::vector<int> missing_;        // of each slot: how many clients do not have it yet
    std::vector<int> free_;           // slots that are not in flight
    std::size_t next_sender_ = 0;
    long long deliveries_ = 0;
};

void run(const Options& options) {
    Load load(options);
    load.run_for(std::chrono::milliseconds(options.warm_up));

    const auto rss_before = memory_kib(options.pid, "VmRSS");
    std::optional<Client> stalled;
    if (options.stall != 0)
        stalled.emplace(static_cast<std::uint16_t>(options.port), 4096);

    const auto deliveries = load.deliveries();
    const auto cpu = cpu_seconds(options.pid);
    const auto own_cpu = cpu_seconds(getpid());
    const auto start = Clock::now();
    load.run_for(std::chrono::milliseconds(options.measure));
    const std::chrono::duration<double> seconds = Clock::now() - start;

    std::cout << "{\"deliveries\":" << load.deliveries() - deliveries
              << ",\"seconds\":" << seconds.count()
              << ",\"serverCpuSeconds\":" << cpu_seconds(options.pid) - cpu
              << ",\"loadCpuSeconds\":" << cpu_seconds(getpid()) - own_cpu
              << ",\"rssBeforeKiB\":" << rss_before
              << ",\"rssAfterKiB\":" << memory_kib(options.pid, "VmRSS")
              << ",\"rssPeakKiB\":" << memory_kib(options.pid, "VmHWM")
              << ",\"stalledWasDropped\":" << (stalled && stalled->drain() ? "true" : "false")
              << "}\n";
}

} // namespace
} // namespace bench

int main(int argc, char** argv) {
    try {
        const auto options = bench::parse(argc, argv);
        rlimit files{};
        if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
            files.rlim_cur = files.rlim_max;
            setrlimit(RLIMIT_NOFILE, &files);
        }
        alarm(static_cast<unsigned>(options.warm_up + options.measure) / 1000 +
              60); // whatever happens
        bench::run(options);
    } catch (const std::exception& error) {
        std::cerr << "relay-load: " << error.what() << '\n';
        return 1;
    }
}
