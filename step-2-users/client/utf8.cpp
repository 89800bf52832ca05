#include "utf8.hpp"

#include <clocale>
#include <cwchar>

namespace messenger::client {

int columns(char32_t point) {
    const int width = ::wcwidth(static_cast<wchar_t>(point));
    return width < 0 ? 1 : width;
}

void use_utf8() {
    std::setlocale(LC_CTYPE, "");
    if (columns(U'語') == 2)
        return;
    for (const char* name : {"C.UTF-8", "en_US.UTF-8", "UTF-8"})
        if (std::setlocale(LC_CTYPE, name))
            return;
}

} // namespace messenger::client
