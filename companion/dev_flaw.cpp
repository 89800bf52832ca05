// ./workshop dev flaw: begins a new flaw, with the head that flaws have and the solution of its
// TODO.

#include "dev.hpp"
#include "files.hpp"
#include "terminal_style.hpp"

#include <algorithm>
#include <stdexcept>

namespace companion {
namespace {

const Todo& todo_of_step(const Project& project, const Step& step, const std::string& number) {
    const auto found = todo_ref_named(project, number);
    if (found.step != &step || !found.todo)
        throw std::runtime_error(number + " is not a TODO of step " + std::to_string(step.number) +
                                 ".");
    return *found.todo;
}

void expect_name(const std::string& name) {
    constexpr auto letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (name.find_first_not_of(letters) != name.npos)
        throw std::runtime_error("The name of a flaw has lower-case letters, digits and hyphens: "
                                 "trims-the-passphrase.");
}

/// "Todo_3_4." for TODO 3.4: how the names of its tests begin.
std::string suite_of(const Todo& todo) {
    auto number = todo.number;
    std::ranges::replace(number, '.', '_');
    return "Todo_" + number + ".";
}

std::string text_for(const Project& project, const Step& step, const Todo& todo) {
    const auto solution = read_file(project.root / step.solution_file);
    const auto regions = regions_in(solution);
    const auto& region = *std::ranges::find(regions, todo.number, &Region::number);
    return "// What is wrong, in a sentence.\n// Caught by: " + suite_of(todo) +
           "\n// The learner reads:\n// >>> " + region.number + " " + region.title + "\n" +
           region.text + "// <<< " + region.number + "\n";
}

} // namespace

int dev_flaw(const Project& project, const std::string& which, const std::string& name,
             const std::string& todo_number) {
    const auto& step = step_named(project, which);
    const auto& todo = todo_of_step(project, step, todo_number);
    expect_name(name);
    const auto file = step.folder / "checkpoint" / "flaws" / (name + ".cpp");
    if (fs::exists(project.root / file))
        throw std::runtime_error("There already is a " + file.string() + ".");
    fs::create_directories((project.root / file).parent_path());
    write_new_file(project.root / file, text_for(project, step, todo));
    say(bold(file.string()) + " has the solution of TODO " + todo.number + ".\n\n" +
        "  1. Put the mistake in.\n"
        "  2. Complete the first three lines: what is wrong; the test that catches it,\n"
        "     from " +
        (step.folder / "checkpoint").string() + "/" + todo.number +
        "-*.cpp; and words that only\n"
        "     this mistake makes it print.\n"
        "  3. ./workshop dev check-flaw " +
        file.string() + "\n");
    return 0;
}

} // namespace companion
