// How the API's errors are recognised in tests.

#pragma once

#include "http_client.hpp"

#include <string>

namespace messenger {

/// Whether `answer` has this status and is the error with this code.
inline bool says(const Answer& answer, int status, const std::string& code) {
    return answer.status == status &&
           answer.body.find("\"code\":\"" + code + '"') != std::string::npos;
}

} // namespace messenger
