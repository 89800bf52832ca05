// For two companions at once, such as an editor's and a terminal's: the second one waits.

#pragma once

#include "descriptor.hpp"
#include "process.hpp"

#include <filesystem>

namespace companion {

/// A lock on one part of the project, such as a build folder or the learner's files, held until it
/// goes out of scope. The system releases it, too, if the program is killed.
class Lock {
  public:
    /// Locks `file`. If it has to wait, prints so: `what`, such as "building", is what the other
    /// companion does. Gives up if `go_on` returns false: then held() is false. Throws Interrupted
    /// if a signal comes.
    Lock(const std::filesystem::path& file, std::string_view what, const GoOn& go_on = {});

    bool held() const { return held_; }

  private:
    Descriptor file_;
    bool held_ = false;
};

} // namespace companion
