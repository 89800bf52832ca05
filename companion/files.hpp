// Whole files in and out, safely: whoever pulls the plug finds the old file or the new one, whole.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace companion {

namespace fs = std::filesystem;

/// The whole text of `file`. Throws std::runtime_error with a sentence when it cannot be read.
std::string read_file(const fs::path& file);

/// Writes `text` to `file` and waits until the disk has it. What was there before is gone at once,
/// so this is for new files. Throws std::runtime_error with a sentence, and leaves no file then.
void write_new_file(const fs::path& file, std::string_view text);

/// Replaces `file` by `text` in one indivisible step, also while other commands replace it or other
/// files. Throws std::runtime_error with a sentence; `file` is whole, and what it was, then.
void replace_file(const fs::path& file, std::string_view text);

/// Waits until the disk knows the names in `folder`.
void sync_folder(const fs::path& folder);

/// 16 hex digits that tell two texts apart. (FNV-1a: not for secrets, good for noticing changes.)
std::string hash_of(std::string_view text);

} // namespace companion
