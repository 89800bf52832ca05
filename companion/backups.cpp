#include "backups.hpp"

#include "files.hpp"
#include "lock.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <stdexcept>

namespace companion {
namespace {

fs::path saved_folder(const Project& project) {
    return project.memory() / "saved";
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string name_of(int number, const std::string& command) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%04d", number);
    return std::string(digits) + "-" + command;
}

/// Puts `old_texts` into a new save, which gets its name only when it is complete. Returns its
/// number.
int keep(const Project& project, const std::string& command, const NewTexts& old_texts) {
    const auto all = backups(project);
    const int number = all.empty() ? 1 : all.back().number + 1;
    const fs::path unfinished = saved_folder(project) / "unfinished";
    fs::remove_all(unfinished); // left by a command that was interrupted here
    fs::create_directories(unfinished);
    for (const auto& [file, text] : old_texts) {
        fs::create_directories((unfinished / file).parent_path());
        write_new_file(unfinished / file, text);
        sync_folder((unfinished / file).parent_path());
    }
    sync_folder(unfinished);
    fs::rename(unfinished, saved_folder(project) / name_of(number, command));
    sync_folder(saved_folder(project));
    return number;
}

} // namespace

std::optional<int> Backup::undoes() const {
    constexpr std::string_view undo = "undo-";
    return command.starts_with(undo) ? number_in(std::string_view(command).substr(undo.size()))
                                     : std::nullopt;
}

std::vector<fs::path> Backup::files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            found.push_back(fs::relative(entry.path(), folder));
    std::ranges::sort(found);
    return found;
}

std::vector<Backup> backups(const Project& project) {
    std::vector<Backup> found;
    fs::create_directories(saved_folder(project));
    for (const auto& entry : fs::directory_iterator(saved_folder(project))) {
        const auto name = entry.path().filename().string();
        const auto dash = name.find('-');
        if (const auto number = number_in(name.substr(0, dash)); number && dash != name.npos)
            found.push_back({*number, name.substr(dash + 1), entry.path()});
    }
    std::ranges::sort(found, {}, &Backup::number);
    return found;
}

std::vector<Backup> changes(const std::vector<Backup>& backups) {
    std::vector<Backup> found;
    for (auto backup = backups.rbegin(); backup != backups.rend(); ++backup) {
        const bool undone = std::ranges::any_of(
            backups, [&](const Backup& other) { return other.undoes() == backup->number; });
        if (!undone && !backup->undoes())
            found.push_back(*backup);
    }
    return found;
}

std::optional<int> change_files(const Project& project, const std::string& command,
                                const std::function<NewTexts()>& new_texts) {
    const Lock lock(project.memory() / "files.lock", "changing files");
    NewTexts changing = new_texts(), old_texts;
    std::erase_if(changing, [&](const auto& change) {
        const auto file = project.root / change.first;
        if (!fs::exists(file))
            return false;
        const auto [old, inserted] = old_texts.emplace(change.first, read_file(file));
        return old->second == change.second;
    });
    if (changing.empty())
        return std::nullopt;
    std::erase_if(old_texts, [&](const auto& old) { return !changing.contains(old.first); });
    const int number = keep(project, command, old_texts);
    for (const auto& [file, text] : changing) {
        // Editors take no lock: a text that one has just written is not in the save.
        const auto old = old_texts.find(file);
        if (old != old_texts.end() && read_file(project.root / file) != old->second)
            throw std::runtime_error(
                file.string() + " has just been changed by another program; please try again.");
        replace_file(project.root / file, text);
    }
    return number;
}

} // namespace companion
