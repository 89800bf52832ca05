// ./workshop chat: starts the terminal client that belongs to the server.

#include "build.hpp"
#include "client_choice.hpp"
#include "commands.hpp"
#include "descriptor.hpp"
#include "lock.hpp"
#include "process.hpp"
#include "terminal_style.hpp"

#include <cstdio>
#include <unistd.h>

namespace companion {
namespace {

/// While it lives, the companion prints to standard error: standard output is the client's, and
/// scripts read it.
class Aside {
  public:
    Aside() : output_(::dup(STDOUT_FILENO)) {
        std::fflush(stdout);
        ::dup2(STDERR_FILENO, STDOUT_FILENO);
    }
    ~Aside() {
        std::fflush(stdout);
        ::dup2(output_.get(), STDOUT_FILENO);
    }
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

  private:
    Descriptor output_;
};

} // namespace

int chat(const Project& project, const std::vector<std::string>& words) {
    const auto choice = choose_client(project, words);
    std::filesystem::path file;
    {
        const Aside aside;
        say(choice.sentence + "\n");
        const Lock lock(build_lock(project, "learn"), "building");
        file = build_program(project, choice.program, choice.parts);
    }
    Command command{{file.string()}};
    command.words.insert(command.words.end(), words.begin(), words.end());
    become(command);
}

} // namespace companion
