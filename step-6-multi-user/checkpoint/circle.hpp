// People whom a server shows, and those of them whom the learner's recipients() must choose.

#pragma once

#include "multi_user.hpp"
#include "people.hpp"

#include <string>
#include <vector>

namespace messenger {

/// Ben, and the people whom the server shows him.
struct Circle {
    /// Ben has met `friends`, and the server shows them with the same keys.
    explicit Circle(const std::vector<Person>& friends = {});

    // Each of these is a step of the lesson.
    void observe(const Person& person);                  // pinned, and shown from now on
    void show(const Person& person);                     // shown from now on, with these keys
    void show_no_keys(const Person& person);             // shown from now on, without keys
    void accept(const Person& person, std::int64_t row); // pinned from that row on

    /// Expects exactly these recipients: `others`, each with their encryption_key, and Ben with his
    /// own.
    void expect_recipients(const std::vector<Person>& others);

    Person me = somebody("ben");
    People people;
    Pins pins;
};

/// `person` with other keys.
Person with_other_keys(const Person& person);

} // namespace messenger
