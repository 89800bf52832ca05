// Which folders and files of the disk are the workshop, and which ones only lie there.

#include "files.hpp"
#include "project.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

using namespace companion;

namespace {

/// A workshop of one step, as far as the companion looks.
class OpenedProject : public testing::Test {
  protected:
    OpenedProject() {
        auto name = (fs::temp_directory_path() / "project-XXXXXX").string();
        root = ::mkdtemp(name.data());
        fs::create_directories(solutions());
        fs::create_directories(root / "step-1-relay");
        for (const auto* file : {"workshop", "CMakePresets.json"})
            write_new_file(root / file, "");
        write_new_file(solutions() / "relay.cpp", "");
    }
    ~OpenedProject() override { fs::remove_all(root); }

    fs::path solutions() const { return root / "solutions" / "step-1-relay"; }

    fs::path root;
};

} // namespace

TEST_F(OpenedProject, TakesTheSolutionAndNotWhatAnEditorOrASystemLeavesBesideIt) {
    for (const auto* stray : {".relay.cpp.swp", ".DS_Store", "relay.cpp~", "#relay.cpp#",
                              "relay.cpp.orig", "._relay.cpp"})
        write_new_file(solutions() / stray, "");
    fs::create_symlink("jane@laptop.1234", solutions() / ".#relay.cpp"); // Emacs' lock
    const auto project = open_project(root);
    ASSERT_EQ(project.steps.size(), 1u);
    EXPECT_EQ(project.steps[0].learner_file, "step-1-relay/relay.cpp");
    EXPECT_EQ(project.steps[0].solution_file, "solutions/step-1-relay/relay.cpp");
}

TEST_F(OpenedProject, SaysWhichFolderHoldsTwoSolutions) {
    write_new_file(solutions() / "relay-2.cpp", "");
    try {
        open_project(root);
        FAIL() << "opened";
    } catch (const std::runtime_error& error) {
        EXPECT_EQ(error.what(), solutions().string() + " contains 2 .cpp files instead of one, the "
                                                       "solution of its step.");
    }
}

TEST_F(OpenedProject, LeavesACopyOfAStepAlone) {
    fs::create_directory(root / "step-1-relay.before-lunch");
    const auto project = open_project(root);
    ASSERT_EQ(project.steps.size(), 1u);
    EXPECT_EQ(project.steps[0].folder, "step-1-relay");
}
