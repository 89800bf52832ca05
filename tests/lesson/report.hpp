// The test in progress, in memory that two processes share. The process that runs the tests writes
// it. When that process is gone, the process that watched it can still read what it was doing.

#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <string_view>

namespace lesson {

/// A text of at most `capacity` bytes that outlives the process that wrote it. What does not fit is
/// cut off.
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
    Note<8192> steps; // one per line
    std::atomic<int> tests_begun = 0;
    std::atomic<bool> running = false; // whether a test is running now
    bool told = false;                 // the lesson of this test has been printed
    bool all_done = false;             // the last test has ended

    void begin(std::string_view name) {
        test.clear();
        test.append(name);
        promise.clear();
        steps.clear();
        ++tests_begun;
        told = false;
    }
};

/// The only report, shared by this program and the process that it forks.
Report& report();

/// Prints the lesson of the test in progress; `expected` and `happened` are what the learner reads.
void print_lesson(std::string_view expected, std::string_view happened);

} // namespace lesson
