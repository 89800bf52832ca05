#include "keyed_program.hpp"

#include "chat.hpp"
#include "fingerprint_command.hpp"
#include "own_identity.hpp"
#include "program.hpp"

#include <boost/asio/this_coro.hpp>

namespace messenger::client {
namespace {

boost::asio::awaitable<void> talk(Api& api, Ticket ticket, std::string passphrase_file,
                                  const MakeContent& make_content) {
    const auto executor = co_await boost::asio::this_coro::executor;
    const auto account = co_await enter(api, std::move(ticket));
    const auto identity = co_await own_identity(api, account, std::move(passphrase_file));
    Directory directory(account.email, public_keys_of(identity));
    co_await directory.fetch(api);
    const auto content = make_content(identity, directory, api.place());
    const auto screen = open_screen(executor);
    Chat chat(api, account.email, *content, *screen, executor);
    add_fingerprint_command(chat.commands(), directory, *screen);
    co_await chat.run();
}

} // namespace

int run_keyed_program(int argc, char** argv, const MakeContent& make_content) {
    std::string passphrase_file;
    const auto conversation = [&](Api& api, Ticket ticket) {
        return talk(api, std::move(ticket), passphrase_file, make_content);
    };
    return run_program(argc, argv, conversation, {passphrase_option(passphrase_file)});
}

} // namespace messenger::client
