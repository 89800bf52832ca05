// Nothing of the learner's is ever lost: every command that changes a learner's file first saves
// the old text.
//
//     .workshop/saved/0003-solve-1.2/step-1-relay/relay.cpp
//
// is the file as it was before `solve 1.2`, the third change. A save is never changed. Which
// saves have been undone follows from the saves that `undo` itself makes ("0004-undo-3").

#pragma once

#include "project.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace companion {

struct Backup {
    int number;
    std::string command; // "solve-1.2", "undo-3"
    std::filesystem::path folder;

    /// If `undo` made this save: the number of the save that it restored.
    std::optional<int> undoes() const;
    std::vector<std::filesystem::path> files() const; // relative to the root of the project
};

/// All saves, oldest first.
std::vector<Backup> backups(const Project& project);

/// The changes that have not been undone, newest first.
std::vector<Backup> changes(const std::vector<Backup>& backups);

using NewTexts = std::map<std::filesystem::path, std::string>; // by path relative to the root

/// Saves the files that `new_texts` names, waits until the save is on the disk, and then replaces
/// each file by its new text. Returns the number of the save, or nothing if no file would change.
/// No other command can change files through this function from before `new_texts` is called until
/// the end. Whatever happens on the way (a full disk, a signal, a power cut), each file is either
/// the old one or the new one. Throws std::runtime_error with a sentence.
std::optional<int> change_files(const Project& project, const std::string& command,
                                const std::function<NewTexts()>& new_texts);

} // namespace companion
