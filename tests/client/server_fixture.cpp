#include "server_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <csignal>

namespace fs = std::filesystem;

ServerFixture::ServerFixture(std::string server, std::string chat,
                             std::vector<std::string> server_options)
    : chat_(std::move(chat))
    , server_program_(std::move(server))
    , server_options_(std::move(server_options)) {
    auto name = (fs::temp_directory_path() / "evening-online-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("There is no temporary folder to be had.");
    folder_ = name;
    start_server();
}

ServerFixture::~ServerFixture() {
    server_.reset();
    fs::remove_all(folder_);
}

void ServerFixture::start_server() {
    std::vector<std::string> words{server_program_, "--port", std::to_string(port_), "--database",
                                   database().string()};
    words.insert(words.end(), server_options_.begin(), server_options_.end());
    server_ = std::make_unique<Process>(words);
    server_->expect("Press Ctrl-C");
    const std::string before = "http://localhost:";
    port_ = std::stoi(server_->output().substr(server_->output().find(before) + before.size()));
}

void ServerFixture::kill_server() {
    server_->signal(SIGKILL);
    server_->end();
}

std::vector<std::string> ServerFixture::stored() const {
    SQLite::Database database(this->database().string());
    SQLite::Statement rows(database, "SELECT text FROM messages ORDER BY id");
    std::vector<std::string> texts;
    while (rows.executeStep())
        texts.push_back(rows.getColumn(0).getString());
    return texts;
}

void ServerFixture::has_account(const std::string& name) const {
    const auto joining = in_pipe(name, {"--sign-up"});
    if (joining->end() != 0)
        throw std::runtime_error("No account for " + name + ": " + joining->errors());
}

void ServerFixture::has_keys(const std::string& name) const {
    const auto joining = in_pipe(name, {"--sign-up"}, under(passphrase_of(name)));
    if (joining->end() != 0)
        throw std::runtime_error("No keys for " + name + ": " + joining->errors());
}

std::unique_ptr<Process> ServerFixture::in_pipe(const std::string& name,
                                                const std::vector<std::string>& more,
                                                Process::Environment environment) const {
    std::vector<std::string> words{chat_, url(), "--email", name + "@example.com"};
    words.insert(words.end(), more.begin(), more.end());
    environment.emplace_back("MESSENGER_PASSWORD", password_of(name));
    return std::make_unique<Process>(words, environment);
}

std::unique_ptr<Terminal> ServerFixture::logged_in(const std::string& name) const {
    auto terminal = std::make_unique<Terminal>(std::vector<std::string>{chat_, url()});
    terminal->expect("Log in (l), or sign up (s)? ");
    terminal->send("l\n");
    terminal->expect("E-mail address: ");
    terminal->send(name + "@example.com\n");
    terminal->expect("Password: ");
    terminal->send(password_of(name) + "\n");
    return terminal;
}

std::unique_ptr<Terminal> ServerFixture::in_terminal(const std::string& name) const {
    auto terminal = logged_in(name);
    terminal->expect("/help shows what you can do here.");
    return terminal;
}
