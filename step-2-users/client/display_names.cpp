#include "client/display_names.hpp"

#include "common/address.hpp"
#include "common/escape_controls.hpp"

#include <boost/algorithm/string/replace.hpp>

namespace messenger::client {
namespace {

std::string first_part(const std::string& address) {
    return address.substr(0, address.find('@'));
}

/// The same for names that a hurried reader would confuse. The order is that of display-names.js.
std::string look_of(const std::string& address) {
    auto look = first_part(address); // has no capital letters
    using boost::algorithm::replace_all;
    replace_all(look, "rn", "m");
    replace_all(look, "vv", "w");
    replace_all(look, "cl", "d");
    for (auto& letter : look)
        if (letter == '1' || letter == 'i' || letter == '|' || letter == '!')
            letter = 'l';
    replace_all(look, "0", "o");
    replace_all(look, "5", "s");
    std::erase_if(look, [](char letter) {
        return !(letter >= 'a' && letter <= 'z') && !(letter >= '2' && letter <= '9');
    });
    return look;
}

} // namespace

std::string display_address(const std::string& address) {
    const auto safe = escape_controls(address);
    return is_plain_address(address) ? safe : '"' + safe + '"';
}

void DisplayNames::add(const std::string& address) {
    alike_[look_of(address)].insert(address);
}

std::string DisplayNames::of(const std::string& address) const {
    if (!is_plain_address(address))
        return display_address(address);
    const auto alike = alike_.find(look_of(address));
    return alike != alike_.end() && alike->second.size() > 1 ? address : first_part(address);
}

} // namespace messenger::client
