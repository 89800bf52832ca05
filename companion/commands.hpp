// What one can ask of the companion. Each command prints what it has to say and returns the exit
// status: 0 done or green, 1 red. What cannot be done is thrown as a std::runtime_error with a
// sentence, and main() returns 2.

#pragma once

#include "project.hpp"

#include <optional>
#include <string>
#include <vector>

namespace companion {

int map(const Project& project);

/// `which`: a step, "all", or nothing for the step where the learner is.
int check(const Project& project, const std::string& which, bool reference);
int watch(const Project& project, const std::string& which);
int hint(const Project& project, const std::string& which);

struct Serving {
    std::optional<int> port;
    std::string address;
    std::string database;                  // a file; empty: the program's own choice
    std::vector<std::string> origins = {}; // "https://chat.example.org"
    std::string certificate = {};          // PEM files, for HTTPS; empty: without
    std::string key = {};
    bool dishonest = false;
};
int run_step(const Project& project, const std::string& which, bool reference,
             const Serving& serving);
int demo(const Project& project, Serving serving);

/// `names`: what the certificate is for besides what this machine knows of itself.
int certificate(const Project& project, const std::vector<std::string>& names);

/// `words`: what the terminal client understands, its URL first of all.
int chat(const Project& project, const std::vector<std::string>& words);

/// `id`: a message's, or nothing for the newest one.
int tamper(const Project& project, const std::string& id, const std::string& database);

int diff(const Project& project, const std::string& todo_ref);
int solve(const Project& project, const std::string& todo_ref);
int catch_up(const Project& project, const std::string& which);
int reset(const Project& project, const std::string& which);

/// `save`: the number of a save, or nothing for the last change.
int undo(const Project& project, const std::string& backup);
int list_saves(const Project& project);

int doctor(const Project& project);
int prepare(const Project& project);
int status(const Project& project);
int test_workshop(const Project& project);
int bench_verdict(const Project& project);

/// `options`: for tests/bench/relay.mjs.
int bench_relay(const Project& project, const std::vector<std::string>& options);

} // namespace companion
