// Reads and writes whole files. If the power fails, a replaced file is the old one or the new one.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace companion {

namespace fs = std::filesystem;

/// The whole text of `file`. Throws std::runtime_error with a sentence if it cannot be read.
std::string read_file(const fs::path& file);

/// Writes `text` to `file` and waits until it is on the disk. For new files: the old contents would
/// be gone at once. If it fails, throws std::runtime_error with a sentence and leaves no file.
void write_new_file(const fs::path& file, std::string_view text);

/// Makes an empty `file` that only its owner can read and write, from its first moment on. Throws
/// std::runtime_error with a sentence if there is one already, even if it is only a link.
void make_private_file(const fs::path& file);

/// Replaces `file` by `text` atomically, even while other commands replace it or other files. If it
/// fails, throws std::runtime_error with a sentence and leaves `file` unchanged.
void replace_file(const fs::path& file, std::string_view text);

/// Waits until the names in `folder` are on the disk.
void sync_folder(const fs::path& folder);

/// 16 hex digits that distinguish texts. (FNV-1a: good for noticing changes, not for security.)
std::string hash_of(std::string_view text);

} // namespace companion
