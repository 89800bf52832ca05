// ./workshop chat: the terminal client.

#include "build.hpp"
#include "commands.hpp"
#include "lock.hpp"
#include "text.hpp"

#include <stdexcept>

namespace companion {

int chat(const Project& project, const std::vector<std::string>& words) {
    {
        const Lock lock(build_lock(project, "release"), "building");
        configure(project, "release");
        const auto built = build(project, "release", {"chat"}, "Building chat");
        if (!built.ok())
            throw std::runtime_error(
                "chat could not be built. The end of what the build says:\n\n" +
                last_lines(without_progress(built.output), 20));
    }
    Command command{{(project.build_folder("release") / "bin" / "chat").string()}};
    command.words.insert(command.words.end(), words.begin(), words.end());
    become(command);
}

} // namespace companion
