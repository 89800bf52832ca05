#include "regions.hpp"

#include <algorithm>
#include <stdexcept>

namespace companion {
namespace {

constexpr std::string_view opening = "// >>> ";
constexpr std::string_view closing = "// <<< ";

/// Cuts the first line, with its line end, off `rest`.
std::string_view next_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end == rest.npos ? end : end + 1);
    rest.remove_prefix(line.size());
    return line;
}

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = line.find_first_not_of(blank);
    if (first == line.npos)
        return {};
    return line.substr(first, line.find_last_not_of(blank) - first + 1);
}

[[noreturn]] void fail(std::size_t line, const std::string& what) {
    throw std::runtime_error("Line " + std::to_string(line) + ": " + what);
}

/// Calls `outside(line)` for each line outside the regions, including the markers, and
/// `on_region(region)` for each region, between its two markers.
template <class Outside, class OnRegion>
void walk(std::string_view text, Outside outside, OnRegion on_region) {
    std::vector<std::string> seen;
    Region open;
    bool inside = false;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto line = next_line(text);
        const auto words = trimmed(line);
        if (words.starts_with(opening)) {
            if (inside)
                fail(number, "region " + open.number + " is still open here; its end, \"// <<< " +
                                 open.number + "\", is missing.");
            const auto name = words.substr(opening.size());
            const auto space = name.find(' ');
            open = {std::string(name.substr(0, space)),
                    std::string(space == name.npos ? name.substr(0, 0) : name.substr(space + 1)),
                    {},
                    number};
            if (std::ranges::find(seen, open.number) != seen.end())
                fail(number, "region " + open.number + " occurs twice in this file.");
            seen.push_back(open.number);
            inside = true;
            outside(line);
        } else if (words.starts_with(closing)) {
            const auto name = words.substr(closing.size());
            if (!inside || name != open.number)
                fail(number,
                     "\"// <<< " + std::string(name) + "\" ends a region that is not open.");
            on_region(open);
            inside = false;
            outside(line);
        } else if (inside) {
            open.text += line;
        } else {
            outside(line);
        }
    }
    if (inside)
        fail(open.line,
             "the end of region " + open.number + ", \"// <<< " + open.number + "\", is missing.");
}

} // namespace

std::vector<Region> regions_in(std::string_view text) {
    std::vector<Region> found;
    walk(
        text, [](std::string_view) {}, [&](const Region& region) { found.push_back(region); });
    return found;
}

std::string replace_regions(std::string_view text, std::string_view overlay) {
    auto replacements = regions_in(overlay);
    std::string result;
    walk(
        text, [&](std::string_view line) { result += line; },
        [&](const Region& region) {
            const auto found = std::ranges::find(replacements, region.number, &Region::number);
            if (found == replacements.end()) {
                result += region.text;
                return;
            }
            result += found->text;
            replacements.erase(found);
        });
    if (!replacements.empty())
        throw std::runtime_error("There is no region " + replacements.front().number +
                                 " to replace: its markers are missing.");
    return result;
}

} // namespace companion
