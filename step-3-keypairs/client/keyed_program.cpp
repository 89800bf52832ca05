#include "client/keyed_program.hpp"

#include "client/chat.hpp"
#include "client/fingerprint_command.hpp"
#include "client/own_identity.hpp"
#include "client/program.hpp"

#include <boost/asio/this_coro.hpp>

namespace messenger::client {
namespace {

boost::asio::awaitable<void> talk(Api& api, Credentials credentials, std::string passphrase_file,
                                  const MakeExtensions& make_extensions, const HadKeys& had_keys) {
    const auto executor = co_await boost::asio::this_coro::executor;
    const auto account = co_await log_in(api, std::move(credentials));
    const auto identity = co_await own_identity(api, account, std::move(passphrase_file),
                                                had_keys(api.server(), account.email));
    Directory directory(account.email, public_keys_of(identity));
    co_await directory.fetch(api);
    auto extensions = make_extensions(identity, directory, api.server());
    extensions.people_changed = [&, learn = extensions.people_changed](const auto& people) {
        directory.forget_others(people);
        return learn(people);
    };
    const auto screen = open_screen(executor);
    Chat chat(api, account.email, std::move(extensions), *screen, executor);
    add_fingerprint_command(chat.commands(), directory, *screen);
    co_await chat.run();
}

} // namespace

int run_keyed_program(int argc, char** argv, const MakeExtensions& make_extensions,
                      const HadKeys& had_keys) {
    std::string passphrase_file;
    const auto conversation = [&](Api& api, Credentials credentials) {
        return talk(api, std::move(credentials), passphrase_file, make_extensions, had_keys);
    };
    return run_program(argc, argv, conversation, {passphrase_option(passphrase_file)});
}

} // namespace messenger::client
