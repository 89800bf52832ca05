#include "text.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace companion {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string last_lines(std::string_view text, std::size_t count) {
    const auto lines = lines_of(text);
    std::string result;
    for (std::size_t i = lines.size() - std::min(count, lines.size()); i < lines.size(); ++i)
        result += std::string(lines[i]) + "\n";
    return result;
}

std::string counted(std::size_t count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string list_of(const std::vector<std::string>& words, std::string_view conjunction) {
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            result += i + 1 < words.size() ? ", " : " " + std::string(conjunction) + " ";
        result += words[i];
    }
    return result;
}

std::string in_lower_case(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](unsigned char letter) { return std::tolower(letter); });
    return result;
}

std::string in_words(std::string_view camel_case) {
    std::string words;
    for (std::size_t i = 0; i < camel_case.size(); ++i) {
        const auto letter = static_cast<unsigned char>(camel_case[i]);
        const bool begins = std::isupper(letter) ||
                            (std::isdigit(letter) && i > 0 && !std::isdigit(camel_case[i - 1]));
        if (begins && i > 0)
            words += ' ';
        words += static_cast<char>(std::tolower(letter));
    }
    return words;
}

std::string fixed(double number, int digits) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", digits, number);
    return text;
}

} // namespace companion
