#include "client/pins_not_implemented.hpp"

#include "multi_user.hpp"

namespace messenger::client {
namespace {

const std::string somebody = "mary@example.com", me = "fred@example.com";
const PublicKeys some{{7}, {7}}, others{{8}, {8}}, mine{{9}, {9}};

bool pins_nothing() {
    Pins pins;
    return pins.observe(somebody, some) != KeyStatus::first || pins.all().empty();
}

bool accepts_nothing() {
    Pins pins({{somebody, {{0, some}}}});
    pins.accept(somebody, others, 5);
    return pins.at(somebody, 5) != others;
}

std::string not_yet(const std::string& what, const std::string& todo) {
    return "your multi_user.cpp " + what + " yet. That is TODO " + todo + ".";
}

} // namespace

std::optional<std::string> not_implemented_for_sending() {
    if (pins_nothing())
        return not_yet("does not pin keys", "6.1");
    if (accepts_nothing())
        return not_yet("does not find and accept keys", "6.2");
    if (!recipients({}, Pins(), me, mine).contains(me))
        return not_yet("does not choose recipients", "6.3");
    return std::nullopt;
}

std::optional<std::string> not_implemented_for_comparing() {
    if (safety_digits(somebody, some).empty())
        return not_yet("does not make digits of keys", "6.4");
    if (safety_number({somebody, some}, {me, mine}).empty())
        return not_yet("does not make a safety number", "6.5");
    return std::nullopt;
}

} // namespace messenger::client
