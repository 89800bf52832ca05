#include "progress_monitor.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdio>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace watchdog {
namespace {

constexpr Seconds interval(1);
constexpr Limits five_computing_ten_idle{Seconds(5), Seconds(10)};

/// What is seen of a process, interval after interval; no time passes.
class Scene {
  public:
    Verdict computes(double seconds) {
        computed_ += Seconds(seconds);
        return monitor_.look_at({computed_, true});
    }
    /// As a program does that looks again and again for what never comes.
    Verdict whispers() {
        computed_ += Seconds(0.1);
        return idles();
    }
    Verdict starves() { return monitor_.look_at({computed_, true}); }
    Verdict idles() { return monitor_.look_at({computed_, false}); }
    Verdict idles_for(int intervals) {
        auto verdict = Verdict::in_progress;
        while (intervals-- > 0)
            verdict = idles();
        return verdict;
    }
    void restarts() { monitor_.restart(five_computing_ten_idle); }

  private:
    ProgressMonitor monitor_{five_computing_ten_idle, interval};
    Seconds computed_{};
};

TEST(ProgressMonitor, EndsWhatIsIdle) {
    Scene scene;
    EXPECT_EQ(scene.idles_for(9), Verdict::in_progress);
    EXPECT_EQ(scene.idles(), Verdict::idle_too_long);
}

TEST(ProgressMonitor, DoesNotCountTimeInWhichABusyMachineGaveItNoTurn) {
    Scene scene;
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(scene.starves(), Verdict::in_progress);
    EXPECT_EQ(scene.idles_for(9), Verdict::in_progress);
}

TEST(ProgressMonitor, TakesABusyMachineForTheReasonOfPausesBetweenTurns) {
    Scene scene;
    for (int i = 0; i < 1000; ++i) {
        ASSERT_EQ(scene.idles(), Verdict::in_progress);
        ASSERT_EQ(scene.starves(), Verdict::in_progress);
    }
}

TEST(ProgressMonitor, CountsIdleTimeAnewAfterSomethingComputed) {
    Scene scene;
    EXPECT_EQ(scene.idles_for(9), Verdict::in_progress);
    EXPECT_EQ(scene.computes(0.3), Verdict::in_progress);
    EXPECT_EQ(scene.idles_for(9), Verdict::in_progress);
    EXPECT_EQ(scene.idles(), Verdict::idle_too_long);
}

TEST(ProgressMonitor, TakesWhatHardlyComputesForIdle) {
    Scene scene;
    for (int i = 0; i < 9; ++i)
        ASSERT_EQ(scene.whispers(), Verdict::in_progress);
    EXPECT_EQ(scene.whispers(), Verdict::idle_too_long);
}

TEST(ProgressMonitor, EndsAnEndlessLoopHoweverSlowlyItGetsOn) {
    Scene scene;
    for (int i = 0; i < 9; ++i) {
        ASSERT_EQ(scene.computes(0.5), Verdict::in_progress);
        ASSERT_EQ(scene.starves(), Verdict::in_progress);
    }
    EXPECT_EQ(scene.computes(0.5), Verdict::computed_too_long);
}

TEST(ProgressMonitor, GivesEachTestTheWholeOfItsLimits) {
    Scene scene;
    scene.computes(4.5);
    scene.restarts();
    EXPECT_EQ(scene.computes(4.5), Verdict::in_progress);
    scene.idles_for(9);
    scene.restarts();
    EXPECT_EQ(scene.idles_for(9), Verdict::in_progress);
}

#ifdef __linux__

/// Runs a line of shell, and ends it.
class Child {
  public:
    explicit Child(const char* script) : id_(fork()) {
        if (id_ == 0) {
            execl("/bin/sh", "sh", "-c", script, nullptr);
            _exit(127);
        }
    }
    ~Child() {
        for (const auto process : all_descendants())
            kill(process, SIGKILL);
        waitpid(id_, nullptr, 0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

  private:
    const pid_t id_;
};

TEST(Activity, OfALoopIsComputing) {
    const Child loop("sh -c 'while :; do :; done'; :");
    const auto before = descendants_activity().computed;
    while (descendants_activity().computed < before + Seconds(0.1))
        EXPECT_TRUE(descendants_activity().runnable);
    EXPECT_EQ(all_descendants().size(), 2u);
}

TEST(Activity, OfEndedProcessesStillCounts) {
    const auto before = descendants_activity().computed;
    const Child ended(
        "sh -c 'i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done'; exec sleep 1000");
    while (descendants_activity().runnable || all_descendants().size() != 1)
        continue;
    EXPECT_GT(descendants_activity().computed, before + Seconds(0.01));
}

#endif

struct Ended {
    int status;
    std::string output;
};

/// `watchdog` with these words.
Ended run(const std::string& words) {
    Ended ended;
    std::FILE* const pipe = popen((WATCHDOG " " + words + " 2>&1").c_str(), "r");
    for (int byte = std::fgetc(pipe); byte != EOF; byte = std::fgetc(pipe))
        ended.output += static_cast<char>(byte);
    ended.status = WEXITSTATUS(pclose(pipe));
    return ended;
}

TEST(Watchdog, PassesOnHowTheTestEnded) {
    EXPECT_EQ(run("5 10 true").status, 0);
    EXPECT_EQ(run("5 10 sh -c 'exit 7'").status, 7);
    EXPECT_EQ(run("5 10 sh -c 'kill -TERM $$'").status, 128 + SIGTERM);
}

TEST(Watchdog, SaysHowItIsCalled) {
    for (const auto* words : {"", "5 10", "0 10 true", "5 -1 true", "5 10s true"}) {
        EXPECT_EQ(run(words).status, 2);
        EXPECT_EQ(run(words).output,
                  "watchdog PROCESSOR_SECONDS IDLE_SECONDS COMMAND [ARGUMENT...]\n");
    }
    EXPECT_EQ(run("5 10 /no/such/program").output,
              "Cannot start /no/such/program: No such file or directory\n");
}

#ifdef __linux__

TEST(Watchdog, EndsWhatATestWaitsForSoThatTheTestCanSaySo) {
    const auto ended = run("60 1 sh -c 'sleep 1000; echo Nobody answered.; exit 0'");
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.output, "✗ Nothing has moved for 1 s: a wait for something that never comes.\n"
                            "Killed\nNobody answered.\n");
}

TEST(Watchdog, EndsAnEndlessLoop) {
    const auto ended = run("1 60 sh -c 'while :; do :; done'");
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.output, "✗ Still computing after 1 s of processor time: an endless loop.\n");
}

#endif

} // namespace
} // namespace watchdog
