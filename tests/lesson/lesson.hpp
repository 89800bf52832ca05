// What a checkpoint is written with, so that a red test reads as a lesson: what was promised, what
// was done, what was expected, and what happened.
//
//     TEST(Todo_1_1, HandsOutWhatWaitsInOrder) {
//         promise("take() hands out everything that waits, oldest first");
//         Outbox outbox(100);
//         step("push \"one\" and \"two\"");
//         outbox.push(one);
//         outbox.push(two);
//         expect_equal("what take() hands out", outbox.take(), std::vector{one, two});
//     }
//
// The suite's name tells the TODO: Todo_1_1 is TODO 1.1. A test ends at the first expectation that
// does not hold. Called on the thread of the test only.

#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace lesson {

/// The first line of a test: what the header promises, as a sentence without a full stop.
void promise(std::string_view sentence);

/// Before each thing that the test does.
void step(std::string_view what);

/// Ends the test as red: `expected` and `happened` are what the learner reads.
[[noreturn]] void fail(std::string_view expected, std::string_view happened);

/// As fail(), unless `holds`.
inline void expect(bool holds, std::string_view expected, std::string_view happened) {
    if (!holds)
        fail(expected, happened);
}

/// A text in quotes, shortened, its control characters and backslashes as escapes.
std::string show(std::string_view text);

/// Bytes that are no text: the first few in hexadecimal, and how many there are.
std::string show_bytes(std::string_view bytes);

inline std::string show(const std::string& text) {
    return show(std::string_view(text));
}
inline std::string show(const char* text) {
    return show(std::string_view(text));
}
inline std::string show(bool value) {
    return value ? "true" : "false";
}

template <class Number>
requires(std::is_integral_v<Number> && !std::is_same_v<Number, bool>) std::string
    show(Number value) {
    return std::to_string(value);
}

/// One after the other; of many, the first few and how many there are. Other types join in by a
/// show() of their own, found by argument-dependent lookup.
template <class Value>
std::string show(const std::vector<Value>& values) {
    constexpr std::size_t most = 6;
    if (values.empty())
        return "nothing";
    std::string text;
    for (std::size_t i = 0; i != values.size() && i != most; ++i)
        text += (i == 0 ? "" : ", ") + show(values[i]);
    return values.size() > most ? text + ", … (" + std::to_string(values.size()) + ")" : text;
}

/// `what` names the value: "what take() hands out".
template <class Happened, class Expected>
void expect_equal(std::string_view what, const Happened& happened, const Expected& expected) {
    if (!(happened == expected))
        fail(std::string(what) + ": " + show(expected), show(happened));
}

} // namespace lesson
