// ./workshop prepare: compiles in advance everything that the workshop compiles on the way. The
// set-up of a cloud workspace runs it, and after it the rest works without a network.

#include "build.hpp"
#include "commands.hpp"
#include "lock.hpp"
#include "program.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

namespace companion {
namespace {

/// What is compiled for learners: each step's program, client and tests, and the demo's client.
std::vector<std::string> learners_targets(const Project& project) {
    std::vector<std::string> targets;
    std::string demo_client;
    for (const auto& step : project.steps) {
        const auto number = std::to_string(step.number);
        targets.insert(targets.end(), {"step-" + number, "checkpoint-" + number});
        if (!std::filesystem::exists(project.root / step.folder / "client" / "main.cpp"))
            continue;
        targets.push_back("chat-" + number);
        demo_client = "chat-" + number + "-reference";
    }
    if (!demo_client.empty())
        targets.push_back(demo_client);
    return targets;
}

} // namespace

int prepare(const Project& project) {
    auto targets = learners_targets(project);
    targets.push_back(Program{project.steps.back(), "step", true}.target()); // the demo
    const Lock lock(build_lock(project, "learn"), "building");
    configure(project, "learn");
    // One file of the learner's that does not compile must not stop the others from being built.
    const auto built = build(project, "learn", targets, "Building build/learn", {}, Errors::go_on);
    if (!built.ok()) {
        say(red("✗ Not everything in build/learn could be built.") +
            " The end of the build's output:\n\n" +
            escape_controls(last_lines(without_progress(built.output), 20)) + "\n");
        return 1;
    }
    say("Everything is built. `./workshop` shows where to start.\n");
    return 0;
}

} // namespace companion
