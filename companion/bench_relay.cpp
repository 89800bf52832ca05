// ./workshop bench relay: compares step 1's relay with one that uses the npm package ws.

#include "build.hpp"
#include "commands.hpp"
#include "lock.hpp"
#include "node.hpp"
#include "text.hpp"

#include <stdexcept>

namespace companion {

int bench_relay(const Project& project, const std::vector<std::string>& options) {
    expect_node(project, "The other relay", "ws");
    {
        const Lock lock(build_lock(project, "learn"), "building");
        configure(project, "learn");
        const auto built = build(project, "learn", {"step-1-reference", "relay-load"},
                                 "Building the relay and its clients");
        if (!built.ok())
            throw std::runtime_error(
                "The relay and its clients could not be built. The end of the build's output:\n\n" +
                last_lines(without_progress(built.output), 20));
    }
    Command node{{"node", (project.root / "tests/bench/relay.mjs").string()}};
    node.words.insert(node.words.end(), options.begin(), options.end());
    become(node);
}

} // namespace companion
