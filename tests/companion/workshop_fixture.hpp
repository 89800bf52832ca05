// A learner's evening: a copy of the project, in a folder with a space and a letter that ASCII does
// not have, and the companion at work in it. The copy outlives a test, so that what is given is
// compiled once; the learner's files and all that the companion remembers begin anew.

#pragma once

#include "process.hpp"
#include "project.hpp"
#include "terminal.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace fs = std::filesystem;

class WorkshopFixture : public testing::Test {
  protected:
    WorkshopFixture();

    /// The companion with these words, in a terminal.
    Terminal in_terminal(const std::string& words, const Terminal::Environment& more = {}) const;

    /// The same without a terminal: in a pipe, as from a script.
    companion::Ended in_pipe(const std::string& words,
                             const Terminal::Environment& more = {}) const;

    /// What the map says of step 1, where the evening takes place, however many steps there are.
    std::string step_one_on_the_map() const;

    /// Builds what is given before a test that is about time or about a terminal.
    void warm_up() const;

    std::string mine() const;
    std::string solution() const;
    void backup(const std::string& text) const;

    /// The learner's file with TODO 1.1 solved and this in the body of push().
    std::string with_push(const std::string& line) const;

    fs::path root;
    fs::path file; // the learner's
    companion::Project project;
};

/// Whether `output` holds `text`; a test that fails shows both.
testing::AssertionResult says(const std::string& output, const std::string& text);

/// `text` with its first `from` replaced by `to`; there has to be one.
std::string replaced(std::string text, const std::string& from, const std::string& to);
