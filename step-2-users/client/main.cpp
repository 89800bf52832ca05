// chat: the messenger of step 2 in a terminal, or at the end of a pipe.

#include "client/chat.hpp"
#include "client/plain_text.hpp"
#include "client/program.hpp"

#include <boost/asio/this_coro.hpp>

using namespace messenger::client;

namespace {

boost::asio::awaitable<void> talk(Api& api, Credentials credentials) {
    const auto executor = co_await boost::asio::this_coro::executor;
    const auto account = co_await log_in(api, std::move(credentials));
    const auto screen = open_screen(executor);
    Chat chat(api, account.email, plain_text(), *screen, executor);
    co_await chat.run();
}

} // namespace

int main(int argc, char** argv) {
    return run_program(argc, argv, talk);
}
