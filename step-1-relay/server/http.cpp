#include "server/http.hpp"

#include "common/ascii.hpp"

#include <algorithm>

namespace messenger {

std::string_view Request::header(std::string_view name) const {
    for (const auto& [each, value] : headers)
        if (std::ranges::equal(each, name, {}, lower, lower))
            return value;
    return {};
}

} // namespace messenger
