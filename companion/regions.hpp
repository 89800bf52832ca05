// A learner's file and its twin in solutions/ are the same text except inside numbered regions:
//
//     // >>> 1.2 A client's session
//     …one TODO: whole function definitions…
//     // <<< 1.2
//
// An overlay (the starter's text, a flaw, another right answer) is a file of such regions; the rest
// of it is ignored. Laying it over a text replaces the regions that have the same numbers.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace companion {

struct Region {
    std::string number; // "1.2"
    std::string title;  // "A client's session"
    std::string text;   // the lines between the two markers, each with its line end
    std::size_t line;   // of the opening marker, where the first line is 1
};

/// The regions of `text`, in order. Throws std::runtime_error with a sentence that names the line
/// if a marker is missing, does not match its partner, or opens the same region again.
std::vector<Region> regions_in(std::string_view text);

/// `text` with its regions replaced by those of `overlay`, as far as `overlay` has them. Everything
/// else, including the markers, stays as it is. Throws std::runtime_error as regions_in() does, and
/// if `text` lacks a region of `overlay`.
std::string replace_regions(std::string_view text, std::string_view overlay);

} // namespace companion
