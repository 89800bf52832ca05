#include "server/http.hpp"

#include <algorithm>

namespace messenger {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string_view Request::header(std::string_view name) const {
    for (const auto& [each, value] : headers)
        if (std::ranges::equal(each, name, {}, lower, lower))
            return value;
    return {};
}

} // namespace messenger
