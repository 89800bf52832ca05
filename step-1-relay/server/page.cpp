#include "server/page.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string_view>

namespace messenger {
namespace {

/// The file name in the target "/name?query"; "index.html" if there is none.
std::string_view file_name(std::string_view target) {
    target = target.substr(0, target.find('?'));
    if (target.starts_with('/'))
        target.remove_prefix(1);
    return target.empty() ? "index.html" : target;
}

bool is_plain_name(std::string_view name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    return !name.empty() && !name.starts_with('.') && std::ranges::all_of(name, plain);
}

/// "main.js" or "trust/pins.js": a plain name, or one in a folder with a plain name.
bool is_plain_path(std::string_view path) {
    const auto slash = path.find('/');
    return slash == path.npos
               ? is_plain_name(path)
               : is_plain_name(path.substr(0, slash)) && is_plain_name(path.substr(slash + 1));
}

std::string content_type(const std::filesystem::path& file) {
    static const std::map<std::string, std::string> types = {
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
    };
    const auto found = types.find(file.extension().string());
    return found == types.end() ? "application/octet-stream" : found->second;
}

} // namespace

Response Page::answer(const Request& request) const {
    if (request.method != "GET" && request.method != "HEAD")
        return {405, "text/plain; charset=utf-8", "Only GET and HEAD are allowed here.\n"};
    const auto name = file_name(request.target);
    if (is_plain_path(name)) {
        for (const auto& folder : folders_) {
            const auto path = folder / name;
            std::error_code none;
            if (!is_regular_file(path, none))
                continue;
            if (std::ifstream file(path, std::ios::binary); file)
                return {200, content_type(path), {std::istreambuf_iterator<char>(file), {}}};
            return {503, "text/plain; charset=utf-8",
                    "The server cannot read this file just now. Try again in a moment.\n"};
        }
    }
    return {404, "text/plain; charset=utf-8", "There is no such file here.\n"};
}

} // namespace messenger
