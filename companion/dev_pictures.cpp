// ./workshop dev pictures: makes the pictures of README.md and the guides from the running
// programs.

#include "build.hpp"
#include "dev.hpp"
#include "lock.hpp"
#include "node.hpp"
#include "text.hpp"

#include <stdexcept>

namespace companion {
namespace {

void build_programs(const Project& project) {
    std::vector<std::string> targets = {"companion"};
    for (const auto& step : project.steps)
        targets.push_back(step.target() + "-reference");
    const Lock lock(build_lock(project, "learn"), "building");
    configure(project, "learn");
    const auto built = build(project, "learn", targets, "Building the programs");
    if (!built.ok())
        throw std::runtime_error("The programs to take pictures of could not be built. The end of "
                                 "the build's output:\n\n" +
                                 last_lines(without_progress(built.output), 20));
}

} // namespace

int dev_pictures(const Project& project) {
    expect_node(project, "The browser that takes the pictures", "playwright-core");
    for (const std::string program : {"script", "sqlite3"})
        if (!is_installed(program))
            throw std::runtime_error("The pictures need the program " + program +
                                     ". Please install it.");
    build_programs(project);
    become({{"node", (project.root / "readme-images/make.mjs").string()}});
}

} // namespace companion
