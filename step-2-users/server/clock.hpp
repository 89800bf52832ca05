// The current time as a parameter, so that tests need not wait.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace messenger {

/// Returns the current time in milliseconds since 1970 UTC.
using Clock = std::function<std::int64_t()>;

inline std::int64_t system_clock() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

} // namespace messenger
