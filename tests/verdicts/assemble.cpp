// assemble OUT TEXT OVERLAY [TODO...]
// Writes to OUT the file TEXT with its TODO regions replaced by OVERLAY's: all that OVERLAY has,
// or the named ones only. Exit status 2 and a sentence when that is not possible.

#include "regions.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <stdexcept>

namespace {

std::string read(const std::string& path) {
    std::ifstream file(path);
    if (!file)
        throw std::runtime_error("There is no file " + path + ".");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string only(std::span<char*> todos, const std::string& overlay) {
    std::string kept;
    for (const auto& region : companion::regions_in(overlay))
        if (std::ranges::find(todos, region.number) != todos.end())
            kept +=
                "// >>> " + region.number + '\n' + region.text + "// <<< " + region.number + '\n';
    return kept;
}

} // namespace

int main(int argc, char** argv) {
    try {
        if (argc < 4)
            throw std::runtime_error("Usage: assemble OUT TEXT OVERLAY [TODO...]");
        const std::span todos(argv + 4, argv + argc);
        const auto overlay = read(argv[3]);
        std::ofstream(argv[1]) << companion::replace_regions(
            read(argv[2]), todos.empty() ? overlay : only(todos, overlay));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
