// What several questions have in common. All of it throws BadValue.

#pragma once

#include "common/envelope.hpp"
#include "crypto/keys.hpp"
#include "json_values.hpp"

#include <string_view>
#include <vector>

namespace oracle {

/// Of "encryption_private_key" and "signing_seed".
messenger::Identity identity_in(const boost::json::object& question);

/// The member `name`, a list of arrays of bytes.
template <class Array>
std::vector<Array> arrays_in(const boost::json::object& question, std::string_view name) {
    const auto* list = question.if_contains(name);
    if (list == nullptr || !list->is_array())
        throw messenger::BadValue(std::string(name) + " is not a list.");
    std::vector<Array> arrays;
    for (const auto& value : list->get_array())
        arrays.push_back(messenger::array_in<Array>({{name, value}}, name));
    return arrays;
}

/// Of "from", "sent_at" and "text".
messenger::Plaintext plaintext_in(const boost::json::object& question);

/// The members that plaintext_in() reads.
boost::json::object plaintext_members(const messenger::Plaintext& plaintext);

} // namespace oracle
