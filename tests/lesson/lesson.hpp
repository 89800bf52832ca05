// The functions that checkpoints are written with. A red test reads as a lesson: what was promised,
// what was done, what was expected, and what happened.
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
// The name of the suite gives the TODO: Todo_1_1 is TODO 1.1. A test ends at the first expectation
// that does not hold. Call these functions only on the thread of the test.

#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace lesson {

/// The first line of a test: one promise of the header, as a sentence without a full stop.
void promise(std::string_view sentence);

/// Announces what the test does next.
void step(std::string_view what);

/// Ends the test and makes it red. The learner reads `expected` and `happened`.
[[noreturn]] void fail(std::string_view expected, std::string_view happened);

/// Calls fail() unless `holds`.
inline void expect(bool holds, std::string_view expected, std::string_view happened) {
    if (!holds)
        fail(expected, happened);
}

/// `text` in quotes: shortened, and with control characters and backslashes as escapes.
std::string show(std::string_view text);

/// Bytes that are not text, in hexadecimal. Of many, only the first few and the number of bytes.
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

/// The values in order. Of many, only the first few and the number of values. Another type can be
/// shown if argument-dependent lookup finds a show() for it.
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

/// Calls fail() unless `happened` equals `expected`. `what` names the value: "what take() hands
/// out".
template <class Happened, class Expected>
void expect_equal(std::string_view what, const Happened& happened, const Expected& expected) {
    if (!(happened == expected))
        fail(std::string(what) + ": " + show(expected), show(happened));
}

} // namespace lesson
