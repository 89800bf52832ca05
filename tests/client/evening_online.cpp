#include "evening_online.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <csignal>

namespace fs = std::filesystem;

EveningOnline::EveningOnline() {
    auto name = (fs::temp_directory_path() / "evening-online-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("There is no temporary folder to be had.");
    folder_ = name;
    start_server();
}

EveningOnline::~EveningOnline() {
    server_.reset();
    fs::remove_all(folder_);
}

void EveningOnline::start_server() {
    server_ = std::make_unique<Process>(std::vector<std::string>{
        SERVER, "--port", std::to_string(port_), "--database", database().string()});
    server_->expect("Press Ctrl-C");
    const std::string before = "http://localhost:";
    port_ = std::stoi(server_->output().substr(server_->output().find(before) + before.size()));
}

void EveningOnline::kill_server() {
    server_->signal(SIGKILL);
    server_->end();
}

std::vector<std::string> EveningOnline::stored() const {
    SQLite::Database database(this->database().string());
    SQLite::Statement rows(database, "SELECT text FROM messages ORDER BY id");
    std::vector<std::string> texts;
    while (rows.executeStep())
        texts.push_back(rows.getColumn(0).getString());
    return texts;
}

void EveningOnline::has_account(const std::string& name) const {
    const auto joining = in_pipe(name, {"--sign-up"});
    if (joining->end() != 0)
        throw std::runtime_error("No account for " + name + ": " + joining->errors());
}

std::unique_ptr<Process> EveningOnline::in_pipe(const std::string& name,
                                                const std::vector<std::string>& more) const {
    std::vector<std::string> words{CHAT, url(), "--email", name + "@example.com"};
    words.insert(words.end(), more.begin(), more.end());
    return std::make_unique<Process>(
        words, Process::Environment{{"MESSENGER_PASSWORD", password_of(name)}});
}

std::unique_ptr<Terminal> EveningOnline::in_terminal(const std::string& name) const {
    auto terminal = std::make_unique<Terminal>(std::vector<std::string>{CHAT, url()});
    terminal->expect("Log in (l), or sign up (s)? ");
    terminal->send("l\n");
    terminal->expect("E-mail address: ");
    terminal->send(name + "@example.com\n");
    terminal->expect("Password: ");
    terminal->send(password_of(name) + "\n");
    terminal->expect("/help shows what you can do here.");
    return terminal;
}
