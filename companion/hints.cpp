#include "hints.hpp"

#include "text.hpp"

namespace companion {
namespace {

/// `text` without empty lines before and after.
std::string trimmed(std::string text) {
    const auto begin = text.find_first_not_of('\n');
    if (begin == text.npos)
        return {};
    return text.substr(begin, text.find_last_not_of('\n') - begin + 1) + "\n";
}

} // namespace

const std::string& Tier::text_after(const std::string& test) const {
    const auto found = text_for.find(test);
    return found == text_for.end() ? text : found->second;
}

std::map<std::string, std::vector<Tier>> read_hints(std::string_view markdown) {
    std::map<std::string, std::vector<Tier>> hints;
    std::vector<Tier>* todo = nullptr;
    std::string* text = nullptr; // where the lines go now
    bool code = false;           // in a fenced block, where # begins no heading
    for (const auto line : lines_of(markdown)) {
        if (line.starts_with("```"))
            code = !code;
        if (!code && line.starts_with("## ")) {
            todo = &hints[std::string(line.substr(3, line.find(' ', 3) - 3))];
            text = nullptr;
        } else if (!code && line.starts_with("### ") && todo) {
            todo->push_back({std::string(line.substr(4)), "", {}});
            text = &todo->back().text;
        } else if (!code && line.starts_with("#### ") && todo && !todo->empty()) {
            text = &todo->back().text_for[std::string(line.substr(5))];
        } else if (text) {
            *text += std::string(line) + "\n";
        }
    }
    for (auto& [number, tiers] : hints)
        for (auto& tier : tiers) {
            tier.text = trimmed(tier.text);
            for (auto& [test, own] : tier.text_for)
                own = trimmed(own);
        }
    return hints;
}

} // namespace companion
