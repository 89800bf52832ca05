#include "tree_copy.hpp"

#include "files.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace companion {
namespace {

bool stays_behind(const fs::path& name) {
    const std::vector<std::string> names = {"build", ".git", "node_modules", ".workshop"};
    return std::ranges::find(names, name.string()) != names.end();
}

bool same(const fs::path& a, const fs::path& b) {
    return fs::is_regular_file(b) && fs::file_size(a) == fs::file_size(b) &&
           read_file(a) == read_file(b);
}

} // namespace

void copy_tree(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    std::vector<fs::path> gone;
    for (const auto& entry : fs::directory_iterator(to)) {
        const auto name = entry.path().filename();
        if (!stays_behind(name) && !fs::exists(from / name))
            gone.push_back(entry.path());
    }
    for (const auto& path : gone)
        fs::remove_all(path);
    for (const auto& entry : fs::directory_iterator(from)) {
        const auto name = entry.path().filename();
        if (stays_behind(name))
            continue;
        if (entry.is_directory())
            copy_tree(entry.path(), to / name);
        else if (entry.is_regular_file() && !same(entry.path(), to / name))
            fs::copy_file(entry.path(), to / name, fs::copy_options::overwrite_existing);
    }
}

} // namespace companion
