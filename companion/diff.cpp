// ./workshop diff: compares the learner's code with the solution, TODO by TODO.

#include "commands.hpp"
#include "files.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <algorithm>
#include <stdexcept>

namespace companion {
namespace {

enum class Side { both, learner, solution };

struct DiffLine {
    Side side;
    std::string_view text;
};

/// The lines of both texts in order, those of their longest common subsequence only once.
std::vector<DiffLine> compare(const std::vector<std::string_view>& mine,
                              const std::vector<std::string_view>& theirs) {
    // common[i][j]: how many lines mine from i and theirs from j have in common.
    std::vector<std::vector<int>> common(mine.size() + 1, std::vector<int>(theirs.size() + 1));
    for (auto i = mine.size(); i-- > 0;)
        for (auto j = theirs.size(); j-- > 0;)
            common[i][j] = mine[i] == theirs[j] ? common[i + 1][j + 1] + 1
                                                : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<DiffLine> lines;
    for (std::size_t i = 0, j = 0; i < mine.size() || j < theirs.size();) {
        if (i < mine.size() && j < theirs.size() && mine[i] == theirs[j]) {
            lines.push_back({Side::both, mine[i]});
            ++i, ++j;
        } else if (j == theirs.size() ||
                   (i < mine.size() && common[i + 1][j] >= common[i][j + 1])) {
            lines.push_back({Side::learner, mine[i++]});
        } else {
            lines.push_back({Side::solution, theirs[j++]});
        }
    }
    return lines;
}

void show(const Region& mine, const Region& theirs) {
    say(bold(theirs.number + " " + theirs.title));
    if (mine.text == theirs.text) {
        say(": your code is identical to the solution.\n\n");
        return;
    }
    say("\n\n");
    for (const auto& line : compare(lines_of(mine.text), lines_of(theirs.text))) {
        const auto text = escape_controls(line.text);
        if (line.side == Side::both)
            say("  " + text + "\n");
        else if (line.side == Side::learner)
            say(red("- " + text) + "\n");
        else
            say(green("+ " + text) + "\n");
    }
    say("\n");
}

} // namespace

int diff(const Project& project, const std::string& place_text) {
    const auto todo_ref = todo_ref_named(project, place_text);
    const auto& step = *todo_ref.step;
    // First, so that a broken marker in the learner's file is reported before anything is printed.
    const auto mine_text = read_file(project.root / step.learner_file);
    const auto theirs_text = read_file(project.root / step.solution_file);
    const auto mine = regions_of(step, mine_text);
    say("  in both\n" + red("- only in yours, " + step.learner_file.string()) + "\n" +
        green("+ only in the solution, " + step.solution_file.string()) + "\n\n");
    for (const auto& theirs : regions_in(theirs_text)) {
        if (todo_ref.todo && theirs.number != todo_ref.todo->number)
            continue;
        const auto found = std::ranges::find(mine, theirs.number, &Region::number);
        if (found != mine.end())
            show(*found, theirs);
        else
            say(bold(theirs.number + " " + theirs.title) +
                ": your file no longer has this region.\n\n");
    }
    return 0;
}

} // namespace companion
