// The file checkpoint/hints.md of a step:
//
//     ## 1.1 The outbox              a TODO
//     ### Nudge                      three tiers: Nudge, Tools, Almost the code
//     …
//     #### Todo_1_1.SomeTest         replaces the tier's text if this test failed last
//     …

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace companion {

struct Tier {
    std::string title;
    std::string text;
    std::map<std::string, std::string> text_for; // by the name of the test that failed last

    /// The text to show if `test` is red.
    const std::string& text_after(const std::string& test) const;
};

/// The tiers of each TODO, by its number.
std::map<std::string, std::vector<Tier>> read_hints(std::string_view markdown);

} // namespace companion
