// The test in progress, kept in memory that two processes share: the one that runs the tests writes
// it, and when that one is gone, the one that watched it still knows what it was doing.

#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <string_view>

namespace lesson {

/// A text of at most `capacity` bytes that survives its writer. What does not fit is left out.
template <std::size_t capacity>
class Note {
  public:
    void clear() { size_ = 0; }
    void append(std::string_view text) {
        size_ += text.copy(bytes_.data() + size_, capacity - size_);
    }
    std::string_view text() const { return {bytes_.data(), size_}; }

  private:
    std::size_t size_ = 0;
    std::array<char, capacity> bytes_;
};

struct Report {
    Note<256> test; // "Todo_1_1.HandsOutWhatWaitsInOrder"
    Note<512> promise;
    Note<8192> steps; // a line each
    std::atomic<int> tests_begun = 0;
    std::atomic<bool> running = false; // a test, now
    bool told = false;                 // the lesson of this test is printed
    bool all_done = false;             // the last test has come to its end

    void begin(std::string_view name) {
        test.clear();
        test.append(name);
        promise.clear();
        steps.clear();
        ++tests_begun;
        told = false;
    }
};

/// The one report of this program and of the process that it forks.
Report& report();

/// Prints the lesson of the test in progress; `expected` and `happened` are what the learner reads.
void print_lesson(std::string_view expected, std::string_view happened);

} // namespace lesson
