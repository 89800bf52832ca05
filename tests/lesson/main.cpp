// The main program of every checkpoint. The tests run in a child process, and this process watches
// it. Whatever the learner's code does to the child, this process can still explain it.

#include "idle_limit.hpp"
#include "lesson.hpp"
#include "report.hpp"
#include "time_limit.hpp"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace lesson {
namespace {

constexpr rlim_t memory_limit = 2'000'000'000; // bytes
constexpr int found_by_sanitizer = 99;         // the exit status
constexpr const char* runs_to_its_end = "the test runs to its end";
constexpr const char* nothing_left = "nothing is left behind";

/// The number of threads, or 0 if the system does not report it.
long count_threads() {
    std::error_code error;
    const std::filesystem::directory_iterator tasks("/proc/self/task", error);
    return error ? 0 : std::distance(begin(tasks), end(tasks));
}

/// A joined thread may still be listed for a moment, and no event says when it has gone. So this
/// looks again, for a second at most.
bool more_threads_than(long before) {
    IdleLimit limit(watchdog::Seconds(1));
    while (count_threads() > before) {
        std::this_thread::sleep_for(limit.turn);
        if (!limit.allows_another_turn())
            return true;
    }
    return false;
}

/// Reports each test, in place of GoogleTest's own printer.
class Narrator : public testing::EmptyTestEventListener {
    void OnTestStart(const testing::TestInfo& test) override {
        const auto name = std::string(test.test_suite_name()) + "." + test.name();
        report().begin(name);
        promise(name); // until the test makes a promise of its own
        threads_before_ = count_threads();
        report().running = true;
    }

    void OnTestPartResult(const testing::TestPartResult& result) override {
        if (!result.failed() || report().told)
            return;
        const bool thrown = result.file_name() == nullptr; // an EXPECT_ gives a file
        print_lesson(runs_to_its_end, (thrown ? "your code threw an exception: " : "") +
                                          std::string(result.message()));
    }

    void OnTestEnd(const testing::TestInfo& test) override {
        report().running = false;
        if (test.result()->Passed() && more_threads_than(threads_before_)) {
            print_lesson(nothing_left, "a thread that your code started has not ended");
            ADD_FAILURE();
        }
        if (test.result()->Passed())
            std::printf("✓ %s\n", std::string(report().promise.text()).c_str());
        std::fflush(stdout);
    }

    long threads_before_ = 0;
};

/// Runs in the child process, which may crash.
int run_tests() {
    const rlimit no_core_files = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core_files);
#ifndef __SANITIZE_ADDRESS__ // which reserves terabytes of addresses
    const rlimit memory = {memory_limit, memory_limit};
    setrlimit(RLIMIT_AS, &memory);
#endif
    auto& listeners = testing::UnitTest::GetInstance()->listeners();
    if (!GTEST_FLAG_GET(list_tests)) {
        delete listeners.Release(listeners.default_result_printer());
        listeners.Append(new Narrator);
    }
    const int result = RUN_ALL_TESTS();
    report().all_done = true;
    return result;
}

std::string how_it_died(int signal) {
    switch (signal) {
    case computed_too_long:
        return "it was still computing after " + std::to_string(computing_limit) +
               " seconds of processor time: an endless loop";
    case waited_too_long:
        return "it was still running after " + std::to_string(waiting_limit) +
               " seconds: a wait for something that never comes";
    case SIGSEGV:
    case SIGBUS:
        return "your code crashed: it used memory that does not belong to it (a null or dangling "
               "pointer, an index out of range, or endless recursion)";
    case SIGABRT:
        return "your code crashed: the program was aborted (an exception that nobody caught, a "
               "failed assertion, or memory freed twice); its output is below";
    default:
        return std::string("your code crashed: ") + strsignal(signal);
    }
}

/// Prints what the tests' process wrote to its standard error, as detail after the lesson.
void print_all(std::FILE* errors) {
    std::rewind(errors);
    for (int byte = std::fgetc(errors); byte != EOF; byte = std::fgetc(errors))
        std::fputc(byte, stderr);
}

/// Explains how the tests' process ended, from its wait status. Returns the exit status of the
/// whole program.
int explain(int status) {
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    const auto& last = report();
    if (WIFSIGNALED(status))
        print_lesson(runs_to_its_end, how_it_died(WTERMSIG(status)));
    else if (last.all_done && last.tests_begun == 0 && !GTEST_FLAG_GET(list_tests))
        std::printf("There is no such test.\n");
    else if (code == found_by_sanitizer)
        print_lesson(
            last.all_done ? nothing_left : runs_to_its_end,
            "a sanitizer found a fault in your code (it used memory that does not belong to it, "
            "did not free memory, or did something that C++ does not define); the report is below");
    else if (!last.all_done && code != 0)
        print_lesson(runs_to_its_end,
                     "your code ended the whole program, with exit status " + std::to_string(code));
    else if (!last.all_done)
        print_lesson(runs_to_its_end,
                     "your code ended the whole program, with exit() or a similar function");
    else
        return code;
    return 1;
}

} // namespace
} // namespace lesson

// If a program is built with sanitizers, they call these functions.
extern "C" const char* __asan_default_options() {
    return "exitcode=99";
}
extern "C" const char* __lsan_default_options() {
    return "exitcode=99";
}
extern "C" const char* __ubsan_default_options() {
    return "exitcode=99";
}

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    lesson::report(); // created before the fork, so that both processes share it
    std::FILE* const errors = std::tmpfile();
    std::fflush(stdout);
    const pid_t tests = errors ? fork() : -1;
    if (tests < 0) {
        std::perror("Cannot start the tests");
        return 2;
    }
    if (tests == 0) {
        dup2(fileno(errors), STDERR_FILENO);
        return lesson::run_tests();
    }
    {
        const lesson::TimeLimit limit(tests);
        siginfo_t ended;
        waitid(P_PID, static_cast<id_t>(tests), &ended, WEXITED | WNOWAIT);
    }
    int status = 0;
    waitpid(tests, &status, 0);
    const int result = lesson::explain(status);
    lesson::print_all(errors);
    return result;
}
