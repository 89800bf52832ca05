#include "client/display_width.hpp"

#include <clocale>
#include <cwchar>

namespace messenger::client {

int display_width(char32_t point) {
    const int width = ::wcwidth(static_cast<wchar_t>(point));
    return width < 0 ? 1 : width;
}

void use_utf8() {
    std::setlocale(LC_CTYPE, "");
    if (display_width(U'語') == 2)
        return;
    for (const char* name : {"C.UTF-8", "en_US.UTF-8", "UTF-8"})
        if (std::setlocale(LC_CTYPE, name))
            return;
}

} // namespace messenger::client
