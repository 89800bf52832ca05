#include "client/display_names.hpp"

namespace messenger::client {
namespace {

std::string first_part(const std::string& address) {
    return address.substr(0, address.find('@'));
}

} // namespace

void DisplayNames::add(const std::string& address) {
    met_[first_part(address)].insert(address);
}

std::string DisplayNames::of(const std::string& address) const {
    const auto name = first_part(address);
    const auto alike = met_.find(name);
    return alike != met_.end() && alike->second.size() > 1 ? address : name;
}

} // namespace messenger::client
