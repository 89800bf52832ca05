// Two companions at once, an editor's and a terminal's, say: whoever comes second waits.

#pragma once

#include "descriptor.hpp"
#include "process.hpp"

#include <filesystem>

namespace companion {

/// Holds one thing of the project, a build folder or the learner's files, until it goes out of
/// scope. The system lets go of it too when the program is killed.
class Lock {
  public:
    /// Takes `file` as the lock; says in a sentence that it waits for `what` if it has to. Gives up
    /// when `go_on` says no: then held() is false. Throws Interrupted when a signal comes.
    Lock(const std::filesystem::path& file, std::string_view what, const GoOn& go_on = {});

    bool held() const { return held_; }

  private:
    Descriptor file_;
    bool held_ = false;
};

} // namespace companion
