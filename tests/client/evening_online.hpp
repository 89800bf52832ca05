// A server of step 2 with a database of its own, and people who talk there.

#pragma once

#include "process.hpp"
#include "terminal.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class EveningOnline : public testing::Test {
  protected:
    EveningOnline();
    ~EveningOnline() override;

    void start_server(); // again: on the same port, with the same database
    void kill_server();  // as kill -9 does

    std::string url() const { return "http://localhost:" + std::to_string(port_); }
    std::filesystem::path database() const { return folder_ / "messenger.db"; }

    /// The texts in the database, in the order of their ids.
    std::vector<std::string> stored() const;

    /// `name`@example.com, with an account and the password `password_of(name)`.
    void has_account(const std::string& name) const;
    static std::string password_of(const std::string& name) { return name + "'s password"; }

    /// `chat` in pipes, logged in by what a script gives.
    std::unique_ptr<Process> in_pipe(const std::string& name,
                                     const std::vector<std::string>& more = {}) const;

    /// `chat` in a terminal, logged in by answers, and there.
    std::unique_ptr<Terminal> in_terminal(const std::string& name) const;

    std::filesystem::path folder_;
    int port_ = 0;

  private:
    std::unique_ptr<Process> server_;
};
