// The program around every checkpoint. The tests run in a process of their own, and this one
// watches: whatever the learner's code does to that process, somebody is left to explain it.

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

/// 0 where the system does not tell.
long count_threads() {
    std::error_code error;
    const std::filesystem::directory_iterator tasks("/proc/self/task", error);
    return error ? 0 : std::distance(begin(tasks), end(tasks));
}

/// A thread that was joined may be listed for a moment longer.
bool more_threads_than(long before) {
    IdleLimit limit(watchdog::Seconds(1));
    while (count_threads() > before) {
        std::this_thread::sleep_for(limit.turn);
        if (!limit.allows_another_turn())
            return true;
    }
    return false;
}

/// Tells the story of each test, in place of GoogleTest's own printer.
class Narrator : public testing::EmptyTestEventListener {
    void OnTestStart(const testing::TestInfo& test) override {
        const auto name = std::string(test.test_suite_name()) + "." + test.name();
        report().begin(name);
        promise(name); // until the test says it in words
        threads_before_ = count_threads();
        report().running = true;
    }

    void OnTestPartResult(const testing::TestPartResult& result) override {
        if (!result.failed() || report().told)
            return;
        const bool thrown = result.file_name() == nullptr; // no EXPECT_ of GoogleTest's has a line
        print_lesson(runs_to_its_end, (thrown ? "an exception came out of your code: " : "") +
                                          std::string(result.message()));
    }

    void OnTestEnd(const testing::TestInfo& test) override {
        report().running = false;
        if (test.result()->Passed() && more_threads_than(threads_before_)) {
            print_lesson(nothing_left, "a thread that was started still runs");
            ADD_FAILURE();
        }
        if (test.result()->Passed())
            std::printf("✓ %s\n", std::string(report().promise.text()).c_str());
        std::fflush(stdout);
    }

    long threads_before_ = 0;
};

/// In the process that may break.
int run_tests() {
    const rlimit no_core_files = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core_files);
#ifndef __SANITIZE_ADDRESS__ // which claims terabytes of addresses
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
        return "your code crashed: it used memory that is not its own (a null or dangling pointer, "
               "an index out of range, a recursion without end)";
    case SIGABRT:
        return "your code crashed: the program was aborted (an exception that nobody caught, a "
               "failed assertion, memory freed twice); what it said stands below";
    default:
        return std::string("your code crashed: ") + strsignal(signal);
    }
}

/// What the tests' process wrote to its standard error: the detail after the lesson.
void print_all(std::FILE* errors) {
    std::rewind(errors);
    for (int byte = std::fgetc(errors); byte != EOF; byte = std::fgetc(errors))
        std::fputc(byte, stderr);
}

/// The exit status of the whole program, after the tests' process has ended with `status`.
int explain(int status) {
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    const auto& last = report();
    if (WIFSIGNALED(status))
        print_lesson(runs_to_its_end, how_it_died(WTERMSIG(status)));
    else if (last.all_done && last.tests_begun == 0 && !GTEST_FLAG_GET(list_tests))
        std::printf("There is no such test.\n");
    else if (code == found_by_sanitizer)
        print_lesson(last.all_done ? nothing_left : runs_to_its_end,
                     "a sanitizer found a fault in your code (memory that is not its own or was "
                     "never freed, or an operation that C++ does not define); its report stands "
                     "below");
    else if (!last.all_done && code != 0)
        print_lesson(runs_to_its_end,
                     "your code ended the whole program, with exit status " + std::to_string(code));
    else if (!last.all_done)
        print_lesson(runs_to_its_end, "your code ended the whole program, by exit() or the like");
    else
        return code;
    return 1;
}

} // namespace
} // namespace lesson

// The sanitizers, where a program is built with them, ask these functions.
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
    lesson::report(); // made before the fork, so that both processes have the same
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
