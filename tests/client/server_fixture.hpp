// A server, of step 2 unless another is named, with a database of its own, and people who talk
// there.

#pragma once

#include "process.hpp"
#include "terminal.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class ServerFixture : public testing::Test {
  protected:
    explicit ServerFixture(std::string server = SERVER, std::string chat = CHAT,
                           std::vector<std::string> server_options = {});
    ~ServerFixture() override;

    void start_server(); // again: on the same port, with the same database
    void kill_server();  // as kill -9 does

    std::string url() const { return "http://localhost:" + std::to_string(port_); }
    std::filesystem::path database() const { return folder_ / "messenger.db"; }

    /// The texts in the database, in the order of their ids.
    std::vector<std::string> stored() const;

    /// `name`@example.com, with an account and the password `password_of(name)`.
    void has_account(const std::string& name) const;
    static std::string password_of(const std::string& name) { return name + "'s password"; }

    /// The same with keys, from step 3 on, locked under `passphrase_of(name)`.
    void has_keys(const std::string& name) const;
    static std::string passphrase_of(const std::string& name) { return name + "'s passphrase"; }
    static Process::Environment under(const std::string& passphrase) {
        return {{"MESSENGER_PASSPHRASE", passphrase}};
    }

    /// `chat` in pipes, logged in by what a script gives.
    std::unique_ptr<Process> in_pipe(const std::string& name,
                                     const std::vector<std::string>& more = {},
                                     Process::Environment environment = {}) const;

    /// `chat` in a terminal, logged in by answers, as far as it asks for nothing else.
    std::unique_ptr<Terminal> logged_in(const std::string& name) const;

    /// The same, and there.
    std::unique_ptr<Terminal> in_terminal(const std::string& name) const;

    std::filesystem::path folder_;
    int port_ = 0;
    std::string chat_; // the program

  private:
    std::string server_program_;
    std::vector<std::string> server_options_;
    std::unique_ptr<Process> server_;
};
