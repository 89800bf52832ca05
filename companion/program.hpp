// The programs of a step, the server and the terminal client: which files they are made of, and how
// they are built.

#pragma once

#include "project.hpp"

#include <string>
#include <vector>

namespace companion {

struct Program {
    const Step& step; // the last one that it contains
    std::string kind; // "step", the server, or "chat", the client
    bool reference;   // from the solutions alone

    /// "step-3-reference"
    std::string target() const;
};

/// One of the steps that a program contains, and whether it comes from the learner's file.
struct Part {
    const Step* step;
    bool yours;

    const std::filesystem::path& file() const {
        return yours ? step->learner_file : step->solution_file;
    }
};

/// The steps up to that of `program`. That one comes from the learner's file, and so do earlier
/// ones whose checkpoints are green; in a reference, none does.
std::vector<Part> parts_of(const Project& project, const Program& program);

/// Builds `program` from `parts`, in the build folder of the preset "learn", and returns its path.
/// The caller holds the lock of that folder. Throws std::runtime_error with the compiler's message.
std::filesystem::path build_program(const Project& project, const Program& program,
                                    const std::vector<Part>& parts);

} // namespace companion
