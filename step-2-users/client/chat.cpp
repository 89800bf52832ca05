#include "client/chat.hpp"

#include "client/account_commands.hpp"
#include "client/errors.hpp"
#include "client/plain_text.hpp"
#include "common/address.hpp"
#include "common/escape_controls.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/json.hpp>

namespace messenger::client {
namespace net = boost::asio;
namespace json = boost::json;
using namespace std::chrono_literals;
using namespace net::experimental::awaitable_operators;

namespace {

/// How long somebody who leaves a terminal waits for what is still on its way. A script waits
/// forever.
constexpr auto farewell = 3'000ms;
constexpr std::chrono::milliseconds for_ever = std::chrono::hours(24 * 365);

} // namespace

Chat::Chat(Api& api, std::string me, Extensions extensions, Screen& screen,
           const net::any_io_executor& executor)
    : api_(api)
    , me_(std::move(me))
    , extensions_(std::move(extensions))
    , screen_(screen)
    , connection_(api, me_, callbacks(), executor)
    , changed_(executor) {
    display_names_.add(me_);
    add_commands();
}

ChannelCallbacks Chat::callbacks() {
    return {.welcomed =
                [this](std::int64_t latest) {
                    for (const auto& sentence : extensions_.welcomed(latest))
                        screen_.note(sentence);
                },
            .message = [this](const StoredMessage& row) { show(row); },
            .people = [this](const json::array& people) { everybody_is(people); },
            .person = [this](const json::object& person) { person_is(person); },
            .person_removed =
                [this](const std::string& address) {
                    auto people = people_;
                    people.erase(address);
                    people_are(std::move(people));
                },
            .note = [this](const std::string& sentence) { screen_.note(sentence); },
            .refused =
                [this](const std::string& sentence, const std::string& text) {
                    all_sent_ = false;
                    screen_.note("A message was not accepted: " + sentence +
                                 "\nIt was: " + escape_controls(text));
                }};
}

void Chat::add_commands() {
    commands_.add("/who", "list who is here", [this](std::string) -> net::awaitable<void> {
        screen_.note(who());
        co_return;
    });
    commands_.add("/help", "show this list", [this](std::string) -> net::awaitable<void> {
        screen_.note(commands_.help());
        co_return;
    });
    commands_.add("/quit", "leave", [this](std::string) -> net::awaitable<void> {
        quit_ = true;
        co_return;
    });
    add_account_commands(commands_, api_, screen_,
                         [this](Request request) { return ending(std::move(request)); });
    extensions_.add_commands(commands_, screen_);
}

net::awaitable<void> Chat::run() {
    try {
        co_await stay();
        extensions_.leave();
    } catch (const std::exception&) {
        // Both parts have ended: the one that failed, and the one that was cancelled.
        std::rethrow_exception(failure_ ? failure_ : std::current_exception());
    }
    co_await (log_out() || changed_.wait(farewell));
    if (!all_sent_)
        throw FatalError("Not everything was sent.");
}

net::awaitable<void> Chat::stay() {
    co_await (first_failure(connection_.run()) && first_failure(converse()));
}

/// Runs `part`. If it is the first to fail, remembers its exception.
net::awaitable<void> Chat::first_failure(net::awaitable<void> part) {
    try {
        co_await std::move(part);
    } catch (...) {
        if (!failure_)
            failure_ = std::current_exception();
        throw;
    }
}

net::awaitable<void> Chat::converse() {
    co_await connection_.ready();
    if (screen_.is_terminal())
        screen_.note("You are " + escape_controls(me_) + " at " + api_.server().url() + ".\n" +
                     extensions_.notice() + "\n/help shows what you can do here.");
    while (!quit_) {
        const auto line = co_await screen_.next_line();
        if (!line)
            break;
        if (Commands::is_command(*line))
            co_await obey(*line);
        else if (!line->empty())
            send(line->starts_with('/') ? line->substr(1) : *line);
        if (!screen_.is_terminal())
            co_await connection_.room();
    }
    if (!co_await connection_.settled(screen_.is_terminal() ? farewell : for_ever))
        all_sent_ = false;
    connection_.leave();
}

net::awaitable<void> Chat::obey(std::string line) {
    const bool is_known = co_await commands_.run(line);
    if (!is_known)
        screen_.note("There is no command " + escape_controls(line.substr(0, line.find(' '))) +
                     ". /help lists the commands.");
    screen_.set_prompt(extensions_.prompt());
}

void Chat::send(const std::string& text) {
    try {
        if (const auto why = why_not_sendable(text))
            throw SendRefused("This line was not sent: " + *why);
        connection_.send(extensions_.write(text), text);
    } catch (const SendRefused& trouble) {
        all_sent_ = false;
        screen_.note(trouble.what());
    }
}

/// Makes a request after which the session is over. Returns false, and stays, if something that was
/// written has not been acknowledged. If `request` throws, the user stays as well.
net::awaitable<bool> Chat::ending(Request request) {
    const bool settled = co_await connection_.settled(farewell);
    if (!settled)
        co_return false;
    connection_.hold(true); // the server is about to close it
    try {
        co_await request();
    } catch (const std::exception&) {
        connection_.hold(false);
        throw;
    }
    quit_ = true;
    co_return true;
}

/// Ends the session, so that nobody else can use it. A failure does not matter: this program
/// forgets the token anyway.
net::awaitable<void> Chat::log_out() {
    try {
        co_await api_.log_out();
    } catch (const std::exception&) {
    }
}

void Chat::show(const StoredMessage& row) {
    const auto reading = extensions_.read(row);
    if (!reading.from.empty())
        display_names_.add(reading.from);
    screen_.show({row.received_at, reading.from,
                  reading.from.empty() ? "" : display_names_.of(reading.from), reading.text,
                  reading.remark});
}

Chat::Person Chat::read_person(const json::value& person) {
    try {
        Person read{person.at("online").as_bool(), person.as_object()};
        read.about.at("email").as_string();
        for (const auto* name : {"type", "online"})
            read.about.erase(name);
        return read;
    } catch (const std::exception&) {
        throw NotUnderstood();
    }
}

void Chat::everybody_is(const json::array& people) {
    People now;
    for (const auto& each : people) {
        auto person = read_person(each);
        std::string address(person.about.at("email").as_string());
        if (canonical_address(address) == address) // others only look like somebody's
            now.insert_or_assign(std::move(address), std::move(person));
    }
    people_are(std::move(now));
}

void Chat::person_is(const json::object& person) {
    auto now = people_;
    auto read = read_person(person);
    std::string address(read.about.at("email").as_string());
    if (canonical_address(address) != address)
        return;
    now.insert_or_assign(std::move(address), std::move(read));
    people_are(std::move(now));
}

void Chat::people_are(People people) {
    for (const auto& [address, person] : people_)
        if (!people.contains(address))
            screen_.note(display_address(address) + " has no account here any more.");
    people_ = std::move(people);
    json::array all;
    for (const auto& [address, person] : people_) {
        display_names_.add(address);
        all.push_back(person.about);
    }
    for (const auto& sentence : extensions_.people_changed(all))
        screen_.note(sentence);
    screen_.set_prompt(extensions_.prompt());
}

std::string Chat::who() const {
    std::string here = "Here:", away;
    for (const auto& [address, person] : people_)
        (person.online ? here : away) += "\n" + display_address(address) +
                                         (address == me_ ? " (you)" : extensions_.mark(address));
    return away.empty() ? here : here + "\nAway:" + away;
}

} // namespace messenger::client
