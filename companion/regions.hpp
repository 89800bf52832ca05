// A learner's file and its twin in solutions/ are the same text except inside numbered regions:
//
//     // >>> 1.2 A client's session
//     …one TODO: whole function definitions…
//     // <<< 1.2
//
// An overlay (the starter's text, a flaw, another right answer) is a file that holds such regions
// and nothing else that counts; laying it over a text replaces the regions of the same number.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace companion {

struct Region {
    std::string number; // "1.2"
    std::string title;  // "A client's session"
    std::string text;   // the lines between the two markers, each with its line end
    std::size_t line;   // of the opening marker, the first line of a file being 1
};

/// The regions of `text` in their order.
/// Throws std::runtime_error with a sentence that names the line where a marker is missing,
/// does not fit its partner, or opens a number for the second time.
std::vector<Region> regions_in(std::string_view text);

/// `text` with each region that `overlay` has replaced by the overlay's; everything else, the
/// markers too, stays as it is in `text`.
/// Throws std::runtime_error as regions_in() does, and when `text` lacks a region of `overlay`.
std::string replace_regions(std::string_view text, std::string_view overlay);

} // namespace companion
