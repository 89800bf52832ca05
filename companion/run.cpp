// ./workshop run N: starts the messenger, up to step N. ./workshop demo: starts the finished one,
// from the solutions.

#include "build.hpp"
#include "commands.hpp"
#include "lock.hpp"
#include "process.hpp"
#include "program.hpp"
#include "progress.hpp"
#include "servers.hpp"
#include "terminal_style.hpp"

namespace companion {
namespace {

constexpr int run_port = 8080, demo_port = 8888;

/// A file of its own: the finished messenger creates tables that earlier steps do not know.
constexpr auto demo_database = "demo.db";

void say_where_from(const Program& program, const std::vector<Part>& parts) {
    if (program.reference)
        say("Every step comes from solutions/.\n");
    else
        for (const auto& part : parts)
            say("Step " + std::to_string(part.step->number) + " comes from " +
                part.file().string() +
                (part.yours ? ".\n" : ", since yours is not known to be green.\n"));
}

[[noreturn]] void serve(const Project& project, const Program& program,
                        const std::filesystem::path& file, const Serving& serving) {
    const int port = serving.port.value_or(run_port);
    remember_server(project, port, {program.step.number, program.reference});
    Command command{{file.string(), "--port", std::to_string(port)}};
    if (!serving.address.empty())
        command.words.insert(command.words.end(), {"--address", serving.address});
    if (!serving.database.empty())
        command.words.insert(command.words.end(), {"--database", serving.database});
    for (const auto& origin : serving.origins)
        command.words.insert(command.words.end(), {"--origin", origin});
    if (!serving.certificate.empty())
        command.words.insert(command.words.end(), {"--certificate", serving.certificate});
    if (!serving.key.empty())
        command.words.insert(command.words.end(), {"--key", serving.key});
    if (!serving.max_accounts.empty())
        command.words.insert(command.words.end(), {"--max-accounts", serving.max_accounts});
    if (!serving.invite.empty())
        command.words.push_back("--invite=" + serving.invite); // it may begin with a hyphen
    if (serving.dishonest)
        command.words.push_back("--dishonest");
    become(command);
}

} // namespace

int run_step(const Project& project, const std::string& which, bool reference,
             const Serving& serving) {
    const auto progress = load_progress(project);
    const auto& step = which.empty() ? progress.current_step(project) : step_named(project, which);
    if (serving.dishonest && step.number != project.steps.back().number)
        throw std::runtime_error("Only the server of the last step can be dishonest.");
    const Program program{step, "step", reference};
    const auto parts = parts_of(project, program);
    std::filesystem::path file;
    {
        const Lock lock(build_lock(project, "learn"), "building");
        say_where_from(program, parts);
        file = build_program(project, program, parts);
    }
    serve(project, program, file, serving);
}

int demo(const Project& project, Serving serving) {
    serving.port = serving.port.value_or(demo_port);
    if (serving.database.empty())
        serving.database = demo_database;
    const Program program{project.steps.back(), "step", true};
    std::filesystem::path file;
    {
        const Lock lock(build_lock(project, "learn"), "building");
        file = build_program(project, program, {});
    }
    serve(project, program, file, serving);
}

} // namespace companion
