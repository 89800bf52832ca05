#include "client/display_names.hpp"

#include "common/address.hpp"
#include "common/escape_controls.hpp"

namespace messenger::client {
namespace {

std::string first_part(const std::string& address) {
    return address.substr(0, address.find('@'));
}

} // namespace

std::string display_address(const std::string& address) {
    const auto safe = escape_controls(address);
    return is_plain_address(address) ? safe : '"' + safe + '"';
}

void DisplayNames::add(const std::string& address) {
    met_[first_part(address)].insert(address);
}

std::string DisplayNames::of(const std::string& address) const {
    if (!is_plain_address(address))
        return display_address(address);
    const auto name = first_part(address);
    const auto alike = met_.find(name);
    return alike != met_.end() && alike->second.size() > 1 ? address : name;
}

} // namespace messenger::client
