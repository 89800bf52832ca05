// Nothing of the learner's is ever lost: not when the disk is full, nor when the power is cut
// between any two things that the companion asks of the system.

#include "backups.hpp"
#include "files.hpp"
#include "servers.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#ifdef __linux__
#include <sys/ptrace.h>
#endif
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace companion;

const std::string old_text(6000, 'o');
const std::string new_text(7000, 'n');

class Saves : public testing::Test {
  protected:
    Saves() {
        std::string name = (fs::temp_directory_path() / "saves-XXXXXX").string();
        project.root = ::mkdtemp(name.data());
        write_new_file(project.root / "mine.cpp", old_text);
    }
    ~Saves() override { fs::remove_all(project.root); }

    std::optional<int> change() {
        return change_files(project, "solve-1", [] { return NewTexts{{"mine.cpp", new_text}}; });
    }
    std::string mine() { return read_file(project.root / "mine.cpp"); }

    Project project;
};

TEST_F(Saves, KeepWhatIsReplaced) {
    EXPECT_EQ(change(), 1);
    EXPECT_EQ(mine(), new_text);
    const auto all = backups(project);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].command, "solve-1");
    EXPECT_EQ(read_file(all[0].folder / "mine.cpp"), old_text);
}

TEST_F(Saves, AreNotMadeWhereNothingChanges) {
    EXPECT_EQ(change(), 1);
    EXPECT_EQ(change(), std::nullopt);
    EXPECT_EQ(backups(project).size(), 1u);
}

TEST_F(Saves, KeepTheModeOfTheFile) {
    fs::permissions(project.root / "mine.cpp", fs::perms::owner_read | fs::perms::owner_write);
    change();
    EXPECT_EQ(fs::status(project.root / "mine.cpp").permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Saves, WriteThroughALink) {
    fs::rename(project.root / "mine.cpp", project.root / "elsewhere.cpp");
    fs::create_symlink("elsewhere.cpp", project.root / "mine.cpp");
    change();
    EXPECT_TRUE(fs::is_symlink(project.root / "mine.cpp"));
    EXPECT_EQ(read_file(project.root / "elsewhere.cpp"), new_text);
}

TEST_F(Saves, AreNotMadeOfAFileThatCannotBeRead) {
    fs::remove(project.root / "mine.cpp");
    fs::create_directory(project.root / "mine.cpp"); // it opens, and reading it fails
    try {
        change();
        FAIL() << "read";
    } catch (const std::runtime_error& error) {
        EXPECT_EQ(error.what(),
                  "Cannot read " + (project.root / "mine.cpp").string() + ": Is a directory.");
    }
    EXPECT_TRUE(backups(project).empty());
}

TEST_F(Saves, LoseNothingWhenTheDiskIsFull) {
    // A limit on the size of files stands for the full disk: write() fails in the middle.
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{6500, 6500}; // the save fits, the new text does not
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            change();
            ::_exit(1);
        } catch (const std::runtime_error& error) {
            ::_exit(std::string(error.what()).starts_with("Cannot write ") ? 0 : 2);
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(mine(), old_text);
    for (const auto& entry : fs::directory_iterator(project.root))
        EXPECT_TRUE(entry.is_directory() || entry.path().filename() == "mine.cpp") << entry;
    EXPECT_EQ(change(), 2); // with room again, it goes on
    EXPECT_EQ(mine(), new_text);
}

#ifdef __linux__
/// Runs `work` in a child and stops it at its `moment`th system call, on the way in or out. Nothing
/// when the child ended before, or when no program may watch another one here.
std::optional<pid_t> stopped_at(int moment, const std::function<void()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0)
            ::_exit(0);
        ::raise(SIGSTOP);
        try {
            work();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s\n", error.what());
            ::_exit(2);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    for (int call = 0; call < moment && WIFSTOPPED(status); ++call) {
        ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
        ::waitpid(child, &status, 0);
    }
    return WIFSTOPPED(status) ? std::optional(child) : std::nullopt;
}

bool killed_at(int moment, const std::function<void()>& work) {
    const auto child = stopped_at(moment, work);
    if (!child)
        return false;
    ::kill(*child, SIGKILL);
    ::waitpid(*child, nullptr, 0);
    return true;
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

TEST_F(Saves, LoseNothingWheneverTheyAreInterrupted) {
    int news = 0, moment = 0;
    for (bool killed = true; killed; ++moment) {
        fs::remove_all(project.root / ".workshop");
        write_new_file(project.root / "mine.cpp", old_text);
        killed = killed_at(moment, [this] { change(); });
        const auto now = mine();
        ASSERT_TRUE(now == old_text || now == new_text) << "after " << moment << " calls";
        if (now == new_text) {
            ++news;
            ASSERT_EQ(read_file(backups(project).at(0).folder / "mine.cpp"), old_text);
        }
        // Whatever lies around after that is in nobody's way.
        write_new_file(project.root / "mine.cpp", old_text);
        ASSERT_TRUE(change().has_value());
        ASSERT_EQ(mine(), new_text);
        ASSERT_EQ(read_file(backups(project).back().folder / "mine.cpp"), old_text);
        ASSERT_EQ(names_in(project.root), (std::vector<std::string>{".workshop", "mine.cpp"}));
    }
    // Some containers forbid ptrace. Then nothing was interrupted, and green would be untrue.
    if (moment == 1)
        GTEST_SKIP() << "Here no program may watch another one's calls.";
    EXPECT_GT(moment, 50);
    EXPECT_GT(news, 1); // it was also interrupted after the replacement
}

TEST_F(Saves, AreNeverMixedWithWhatAnotherCommandWritesMeanwhile) {
    int moment = 0;
    for (bool stopped = true; stopped; ++moment) {
        write_new_file(project.root / "mine.cpp", old_text);
        const auto child = stopped_at(moment, [this] {
            remember_server(project, 8080, {3, false});
        });
        stopped = child.has_value();
        ASSERT_TRUE(change().has_value());
        int status = 0;
        if (child) {
            ::ptrace(PTRACE_DETACH, *child, nullptr, nullptr);
            ::waitpid(*child, &status, 0);
        }
        ASSERT_EQ(mine(), new_text) << "after " << moment << " calls of the other command";
        ASSERT_EQ(status, 0) << "after " << moment << " calls of the other command";
        ASSERT_EQ(read_file(project.memory() / "server-8080"), "3 learner\n");
    }
    if (moment == 1)
        GTEST_SKIP() << "Here no program may watch another one's calls.";
    EXPECT_GT(moment, 20);
}

TEST_F(Saves, AreOneOfTheTwoTextsWhereBothCommandsWriteTheSameFile) {
    int moment = 0;
    for (bool stopped = true; stopped; ++moment) {
        const auto child = stopped_at(moment, [this] {
            remember_server(project, 8080, {3, false});
        });
        stopped = child.has_value();
        remember_server(project, 8080, {4, true});
        int status = 0;
        if (child) {
            ::ptrace(PTRACE_DETACH, *child, nullptr, nullptr);
            ::waitpid(*child, &status, 0);
        }
        const auto now = read_file(project.memory() / "server-8080");
        ASSERT_TRUE(now == "3 learner\n" || now == "4 reference\n") << now;
        ASSERT_EQ(status, 0) << "after " << moment << " calls of the other command";
        ASSERT_EQ(names_in(project.memory()), std::vector<std::string>{"server-8080"});
    }
    if (moment == 1)
        GTEST_SKIP() << "Here no program may watch another one's calls.";
    EXPECT_GT(moment, 20);
}
#endif

} // namespace
