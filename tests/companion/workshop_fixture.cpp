#include "workshop_fixture.hpp"

#include "files.hpp"
#include "regions.hpp"
#include "tree_copy.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace {

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> words = {COMPANION};
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

} // namespace

WorkshopFixture::WorkshopFixture() : root(fs::path(FIXTURE_FOLDER) / "a workshop in Zürich") {
    companion::copy_tree(WORKSHOP_SOURCE_DIR, root);
    fs::remove_all(root / ".workshop");
    project = companion::open_project(root);
    const auto& step = project.steps.front();
    file = root / step.learner_file;
    // The checkout may hold somebody's own answers; an evening begins with the starter.
    backup(companion::replace_regions(
        solution(), companion::read_file(root / step.folder / "checkpoint" / "starter.cpp")));
}

Terminal WorkshopFixture::in_terminal(const std::string& words,
                                      const Terminal::Environment& more) const {
    auto environment = more;
    environment.emplace_back("WORKSHOP_ROOT", root.string());
    return Terminal(words_of(words), environment);
}

companion::Ended WorkshopFixture::in_pipe(const std::string& words,
                                          const Terminal::Environment& more) const {
    // The signs that the tests look for, also on a machine that sets no locale.
    companion::Command command{words_of(words), {{"LC_ALL", "C.UTF-8"}}};
    command.environment.insert(command.environment.end(), more.begin(), more.end());
    command.environment.emplace_back("WORKSHOP_ROOT", root.string());
    return companion::run(command);
}

std::string WorkshopFixture::step_one_on_the_map() const {
    const auto map = in_pipe("").output;
    const std::string step_one = "Step 1  relay";
    const auto begin = map.find(step_one) + step_one.size();
    const auto line = map.substr(begin, map.find('\n', begin) - begin);
    return line.substr(std::min(line.size(), line.find_first_not_of(' ')));
}

void WorkshopFixture::warm_up() const {
    in_pipe("check 1");
}

std::string WorkshopFixture::mine() const {
    return companion::read_file(file);
}

std::string WorkshopFixture::solution() const {
    return companion::read_file(root / project.steps.front().solution_file);
}

void WorkshopFixture::backup(const std::string& text) const {
    companion::write_new_file(file, text);
}

std::string WorkshopFixture::with_push(const std::string& line) const {
    auto todos = companion::regions_in(solution());
    const auto solved =
        companion::replace_regions(mine(), "// >>> 1.1\n" + todos.front().text + "// <<< 1.1\n");
    return replaced(solved, "bool Outbox::push(const Message& message) {\n",
                    "bool Outbox::push(const Message& message) {\n    " + line + "\n");
}

testing::AssertionResult says(const std::string& output, const std::string& text) {
    if (output.find(text) != output.npos)
        return testing::AssertionSuccess() << "\"" << text << "\" is in this:\n" << output;
    return testing::AssertionFailure() << "\"" << text << "\" is not in this:\n" << output;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == text.npos)
        throw std::runtime_error("There is no \"" + from + "\" in this:\n" + text);
    return text.replace(at, from.size(), to);
}
