// The programs of a step, the server and the terminal client: which files they are made of, and how
// they are built.

#pragma once

#include "project.hpp"

#include <string>
#include <vector>

namespace companion {

struct Program {
    const Step& step; // as far as it goes
    std::string kind; // "step", the server, or "chat", the client
    bool reference;   // from the solutions alone

    /// "step-3-reference"
    std::string target() const;
};

/// A step that a program is made of, and whether it is the learner's.
struct Part {
    const Step* step;
    bool yours;

    const std::filesystem::path& file() const {
        return yours ? step->learner_file : step->solution_file;
    }
};

/// The steps up to that of `program`: its own is the learner's, an earlier one where its checkpoint
/// is green; none is of a reference.
std::vector<Part> parts_of(const Project& project, const Program& program);

/// Builds it of these parts, in the build folder of the preset "learn", and returns where it is.
/// The caller holds the lock of that folder. Throws std::runtime_error with what the compiler said.
std::filesystem::path build_program(const Project& project, const Program& program,
                                    const std::vector<Part>& parts);

} // namespace companion
