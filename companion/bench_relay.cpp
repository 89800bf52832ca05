// ./workshop bench relay: compares step 1's relay with one that uses the npm package ws.
// ./workshop bench crashes: kills step 2's server again and again under load.

#include "build.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "lock.hpp"
#include "node.hpp"
#include "text.hpp"

#include <stdexcept>

namespace companion {
namespace {

/// Builds `targets`, and then becomes `node`, which needs the npm package ws.
[[noreturn]] void measure(const Project& project, const std::vector<std::string>& targets,
                          const Command& node) {
    expect_node(project, "The other side", "ws");
    {
        const Lock lock(build_lock(project, "learn"), "building");
        configure(project, "learn");
        const auto built = build(project, "learn", targets, "Building what is measured");
        if (!built.ok())
            throw std::runtime_error(
                "What is to be measured could not be built. The end of the build's output:\n\n" +
                last_lines(without_progress(built.output), 20));
    }
    become(node);
}

} // namespace

int bench_relay(const Project& project, const std::vector<std::string>& options) {
    Command node{{"node", (project.root / "tests" / "bench" / "relay.mjs").string()}};
    node.words.insert(node.words.end(), options.begin(), options.end());
    measure(project, {"step-1-reference", "relay-load"}, node);
}

int bench_crashes(const Project& project, const std::string& rounds) {
    const auto test = project.root / "tests" / "browser" / "step-2-kill.test.mjs";
    measure(project, {"step-2-reference"}, {{"node", test.string()}, {{"ROUNDS", rounds}}});
}

} // namespace companion
