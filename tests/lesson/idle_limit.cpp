#include "idle_limit.hpp"

namespace lesson {

bool IdleLimit::allows_another_turn() {
    return monitor_.look_at(watchdog::own_activity()) == watchdog::Verdict::in_progress;
}

} // namespace lesson
