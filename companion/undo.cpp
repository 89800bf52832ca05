// ./workshop undo: restores the learner's file from before a solve, reset or catch-up.

#include "backups.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <chrono>
#include <ctime>
#include <stdexcept>
#include <string_view>
#include <sys/stat.h>

namespace companion {
namespace {

/// The prefix in the name of a save that was made by undo with a number.
constexpr std::string_view bring_back = "bring-back-";

NewTexts texts_of(const Backup& backup) {
    NewTexts texts;
    for (const auto& file : backup.files())
        texts.emplace(file, read_file(backup.folder / file));
    return texts;
}

std::vector<std::string> names_of(const Backup& backup) {
    std::vector<std::string> names;
    for (const auto& file : backup.files())
        names.push_back(file.string());
    return names;
}

/// "solve 1.2", as the learner types it.
std::string typed(const Backup& backup) {
    auto command = backup.command;
    if (command.starts_with(bring_back))
        command.replace(0, bring_back.size(), "undo-");
    command[command.rfind('-')] = ' ';
    return command;
}

/// The date and time of a save.
std::string time_of(const Backup& backup) {
    struct stat info {};
    std::tm local{};
    char text[32] = "";
    if (::stat(backup.folder.c_str(), &info) == 0 && ::localtime_r(&info.st_mtime, &local))
        std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local);
    return text;
}

Backup save_numbered(const std::vector<Backup>& all, const std::string& number) {
    for (const auto& backup : all)
        if (std::to_string(backup.number) == number)
            return backup;
    throw std::runtime_error("There is no save " + number +
                             "; `./workshop undo --list` lists the saves.");
}

/// The newest change that there is something to undo of: neither undone yet, nor reverted by hand.
Backup last_change(const Project& project, const std::vector<Backup>& all) {
    for (const auto& backup : changes(all))
        for (const auto& [file, text] : texts_of(backup))
            if (!fs::exists(project.root / file) || read_file(project.root / file) != text)
                return backup;
    throw std::runtime_error("There is nothing to undo.");
}

} // namespace

int undo(const Project& project, const std::string& number) {
    const auto all = backups(project);
    const auto wanted = number.empty() ? last_change(project, all) : save_numbered(all, number);
    // Only an undo without a number counts as one: to restore a certain save is a change itself.
    const auto command =
        std::string(number.empty() ? "undo-" : bring_back) + std::to_string(wanted.number);
    const auto backup = change_files(project, command, [&] { return texts_of(wanted); });
    const auto files = list_of(names_of(wanted), "and");
    const auto before = "from before `" + typed(wanted) + "`";
    if (backup)
        say(wrapped("Restored " + files + " " + before +
                    ". The replaced version is saved, too: `./workshop undo " +
                    std::to_string(*backup) + "` restores it."));
    else
        say(wrapped("The version of " + files + " " + before + " is already in place."));
    return 0;
}

int list_saves(const Project& project) {
    const auto all = backups(project);
    if (all.empty())
        say("There is nothing to undo.\n");
    for (const auto& backup : all)
        say(padded(std::to_string(backup.number), 5) + time_of(backup) + "  before " +
            padded(typed(backup), 16) + list_of(names_of(backup), "and") + "\n");
    return 0;
}

} // namespace companion
