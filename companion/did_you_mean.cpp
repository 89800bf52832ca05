#include "did_you_mean.hpp"

#include "text.hpp"

#include <algorithm>

namespace companion {

std::size_t distance(std::string_view a, std::string_view b) {
    // The optimal string alignment distance: a table whose cell (i, j) is the distance between the
    // first i letters of a and the first j letters of b.
    std::vector<std::vector<std::size_t>> cells(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cells[i][j] = i + j;
                continue;
            }
            const std::size_t differ = a[i - 1] == b[j - 1] ? 0 : 1;
            cells[i][j] =
                std::min({cells[i - 1][j] + 1, cells[i][j - 1] + 1, cells[i - 1][j - 1] + differ});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cells[i][j] = std::min(cells[i][j], cells[i - 2][j - 2] + 1);
        }
    return cells[a.size()][b.size()];
}

std::optional<std::string> closest_match(std::string_view typed,
                                         const std::vector<std::string>& words) {
    const auto wanted = in_lower_case(typed);
    std::optional<std::string> best;
    std::size_t best_distance = 0;
    for (const auto& word : words) {
        const bool begun = wanted.size() >= 2 && word.starts_with(wanted);
        const auto apart = begun ? 0 : distance(wanted, word);
        const auto allowed = std::max<std::size_t>(1, word.size() / 3);
        if (apart <= allowed && (!best || apart < best_distance)) {
            best = word;
            best_distance = apart;
        }
    }
    return best;
}

} // namespace companion
