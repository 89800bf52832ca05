// The commands of the companion. Each prints its answer and returns the exit status: 0 done or
// green, 1 red. If that is not possible, it throws std::runtime_error with a sentence, and main()
// returns 2.

#pragma once

#include "project.hpp"

#include <optional>
#include <string>
#include <vector>

namespace companion {

int map(const Project& project);

/// `which`: a step, "all", or empty for the learner's current step.
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
    std::string max_accounts = {}; // empty: the program's own choice
    std::string invite = {};
};
int run_step(const Project& project, const std::string& which, bool reference,
             const Serving& serving);
int demo(const Project& project, Serving serving);

/// `names`: host names and IP addresses for the certificate, besides those that this machine knows.
int certificate(const Project& project, const std::vector<std::string>& names);

/// `words`: the arguments of the terminal client, such as the URL of the server.
int chat(const Project& project, const std::vector<std::string>& words);

/// `id`: the number of a message, or empty for the newest one.
int tamper(const Project& project, const std::string& id, const std::string& database);

/// `file`: where the copy goes. There must be none yet.
int backup(const Project& project, const std::string& file, const std::string& database);

/// Removes an account from a database, whose server may run.
int remove_account(const Project& project, const std::string& email, const std::string& database);

int diff(const Project& project, const std::string& todo_ref);
int solve(const Project& project, const std::string& todo_ref);
int catch_up(const Project& project, const std::string& which);
int reset(const Project& project, const std::string& which);

/// `backup`: the number of a save, or empty for the last change.
int undo(const Project& project, const std::string& backup);
int list_saves(const Project& project);

int doctor(const Project& project);
int prepare(const Project& project);
int status(const Project& project);
int test_workshop(const Project& project);
int bench_verdict(const Project& project);

/// `options`: those of tests/bench/relay.mjs.
int bench_relay(const Project& project, const std::vector<std::string>& options);

/// `rounds`: how often the server is killed, twice each time.
int bench_crashes(const Project& project, const std::string& rounds);

} // namespace companion
