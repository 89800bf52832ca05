#include "stage.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <deque>
#include <functional>
#include <list>
#include <sstream>

namespace messenger {
namespace net = boost::asio;

namespace {

class Player final : public Actor {
  public:
    explicit Player(net::io_context& context)
        : context_(context)
        , cue_(std::make_unique<net::steady_timer>(context, net::steady_timer::time_point::max())) {
    }

    void says(const Message& message) override {
        act([message] { return message; });
    }
    void says_goodbye() override {
        act([]() { return std::nullopt; });
    }
    void breaks_off() override {
        act([]() -> std::optional<Message> {
            throw boost::system::system_error(net::error::connection_reset);
        });
    }

    const std::vector<Message>& heard() const override { return heard_; }
    bool is_over() const override { return over_; }
    int asked_too_often() const override { return asked_too_often_; }
    void session_ended() { over_ = true; }

    /// Destroys the timer, which must go before its context. Nothing may be asked of this actor
    /// afterwards.
    void leave_the_stage() { cue_.reset(); }

    net::awaitable<std::optional<Message>> receive() override {
        asked_too_often_ += last_act_done_;
        while (acts_.empty()) {
            boost::system::error_code cued;
            co_await cue_->async_wait(net::redirect_error(net::use_awaitable, cued));
        }
        const auto act = acts_.front();
        last_act_done_ = true;
        auto message = act(); // throws if it is a break
        if (message) {
            last_act_done_ = false;
            acts_.pop_front();
        }
        co_return message;
    }

    void send(const Message& message) noexcept override { heard_.push_back(message); }

  private:
    using Act = std::function<std::optional<Message>()>;

    void act(Act act) {
        acts_.push_back(std::move(act));
        cue_->cancel();
        context_.restart();
        context_.poll();
    }

    net::io_context& context_;
    std::unique_ptr<net::steady_timer> cue_; // never expires; cancelling it is the cue
    std::deque<Act> acts_;                   // a goodbye or a break is never removed
    std::vector<Message> heard_;
    bool over_ = false;
    bool last_act_done_ = false;
    int asked_too_often_ = 0;
};

} // namespace

class Stage::Implementation {
  public:
    std::ostringstream console;
    Relay relay{console};
    std::list<Player> players;
    std::unique_ptr<net::io_context> context = std::make_unique<net::io_context>();
};

Stage::Stage() : implementation_(std::make_unique<Implementation>()) {
}
Stage::~Stage() {
    stop();
}

Relay& Stage::relay() {
    return implementation_->relay;
}

Actor& Stage::enter() {
    auto& context = *implementation_->context;
    auto& player = implementation_->players.emplace_back(context);
    net::co_spawn(context, relay().session(player),
                  [&player](const std::exception_ptr&) { player.session_ended(); });
    context.restart();
    context.poll();
    return player;
}

void Stage::stop() {
    for (auto& player : implementation_->players)
        player.leave_the_stage();
    implementation_->context.reset();
}

bool Stage::is_here(const Actor& actor) {
    return std::ranges::any_of(relay().clients(),
                               [&](const Client* client) { return client == &actor; });
}

std::vector<std::string> Stage::console() const {
    std::istringstream text(implementation_->console.str());
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

std::string show(const Message& message) {
    return message.is_text() ? lesson::show(message.payload())
                             : "binary " + lesson::show_bytes(message.payload());
}

} // namespace messenger
