// ./workshop undo: the learner's file as it was before solve, reset or catch-up.

#include "commands.hpp"
#include "files.hpp"
#include "look.hpp"
#include "saves.hpp"
#include "text.hpp"

#include <chrono>
#include <ctime>
#include <stdexcept>
#include <string_view>
#include <sys/stat.h>

namespace companion {
namespace {

/// How the name of a save begins that was made by undo with a number.
constexpr std::string_view bring_back = "bring-back-";

NewTexts texts_of(const Save& save) {
    NewTexts texts;
    for (const auto& file : save.files())
        texts.emplace(file, read_file(save.folder / file));
    return texts;
}

std::vector<std::string> names_of(const Save& save) {
    std::vector<std::string> names;
    for (const auto& file : save.files())
        names.push_back(file.string());
    return names;
}

/// "solve 1.2", as it is typed.
std::string typed(const Save& save) {
    auto command = save.command;
    if (command.starts_with(bring_back))
        command.replace(0, bring_back.size(), "undo-");
    command[command.rfind('-')] = ' ';
    return command;
}

/// The day and time when a save was made.
std::string time_of(const Save& save) {
    struct stat info {};
    std::tm local{};
    char text[32] = "";
    if (::stat(save.folder.c_str(), &info) == 0 && ::localtime_r(&info.st_mtime, &local))
        std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local);
    return text;
}

Save save_numbered(const std::vector<Save>& all, const std::string& number) {
    for (const auto& save : all)
        if (std::to_string(save.number) == number)
            return save;
    throw std::runtime_error("There is no save " + number +
                             "; `./workshop undo --list` shows those that there are.");
}

/// The newest change that left something to bring back: not undone, nor taken back by hand.
Save last_change(const Project& project, const std::vector<Save>& all) {
    for (const auto& save : changes(all))
        for (const auto& [file, text] : texts_of(save))
            if (!fs::exists(project.root / file) || read_file(project.root / file) != text)
                return save;
    throw std::runtime_error("There is nothing to undo.");
}

} // namespace

int undo(const Project& project, const std::string& number) {
    const auto all = saves(project);
    const auto wanted = number.empty() ? last_change(project, all) : save_numbered(all, number);
    // Only a plain undo counts as one: bringing back a certain save is a change of its own.
    const auto command =
        std::string(number.empty() ? "undo-" : bring_back) + std::to_string(wanted.number);
    const auto save = change_files(project, command, [&] { return texts_of(wanted); });
    const auto files = list_of(names_of(wanted), "and");
    const auto before = " as before `" + typed(wanted) + "`";
    if (save)
        say(wrapped(files + " is again" + before +
                    ". What was there until now is kept as well: "
                    "`./workshop undo " +
                    std::to_string(*save) + "` brings it back."));
    else
        say(wrapped(files + " is" + before + " already."));
    return 0;
}

int list_saves(const Project& project) {
    const auto all = saves(project);
    if (all.empty())
        say("There is nothing to undo.\n");
    for (const auto& save : all)
        say(padded(std::to_string(save.number), 5) + time_of(save) + "  before " +
            padded(typed(save), 16) + list_of(names_of(save), "and") + "\n");
    return 0;
}

} // namespace companion
