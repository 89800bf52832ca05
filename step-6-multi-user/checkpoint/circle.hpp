// People whom a server shows, and whom the learner's recipients() chooses among them.

#pragma once

#include "multi_user.hpp"
#include "people.hpp"

#include <string>
#include <vector>

namespace messenger {

/// Ben, and those whom he sees.
struct Circle {
    /// Whom he has met, and sees with the same keys again.
    explicit Circle(const std::vector<Person>& friends = {});

    // Each of these is a step of the lesson.
    void meet(const Person& person);                     // pinned, and shown from now on
    void show(const Person& person);                     // shown from now on, with these keys
    void show_no_keys(const Person& person);             // shown, and has none
    void accept(const Person& person, std::int64_t row); // pinned from that row on

    /// Chosen are `others`, each with her or his encryption_key, and Ben with his own.
    void expect_recipients(const std::vector<Person>& others);

    Person me = somebody("ben");
    People people;
    Pins pins;
};

/// `person` with other keys.
Person with_other_keys(const Person& person);

} // namespace messenger
