// The program of step 1: a page and a relay on one port.

#include "relay.hpp"
#include "server/page.hpp"
#include "server/program.hpp"
#include "server/server.hpp"

#include <iostream>

using namespace messenger;

namespace {

void serve(const ListenOptions& options) {
    const Page page({WORKSHOP_SOURCE_DIR "/step-1-relay/page"});
    Relay relay(std::cout);
    Server server(options.address, options.port,
                  {.answer = [&](const Request& request) -> boost::asio::awaitable<Response> {
                       co_return page.answer(request);
                   },
                   .session = [&](Client& client) { return relay.session(client); }});
    run_until_stopped(server, 1);
}

} // namespace

int main(int argc, char** argv) {
    return run_program(argc, argv, "Step 1: a relay. What one client sends, all others receive.",
                       serve);
}
