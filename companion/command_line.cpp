#include "command_line.hpp"

#include "dev.hpp"
#include "did_you_mean.hpp"
#include "help_footers.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>

namespace companion {
namespace {

constexpr std::size_t first_column = 18; // so that the second one fits into 80

/// The words that can follow a command.
struct Words {
    std::string which;
    std::vector<std::string> names;
    // Options of another program. They are declared here as well, so that --help and the report of
    // a mistake do not have to wait until that program is built.
    std::vector<std::string> rest; // all words after the command
    std::string passed_on;         // the value of one of them; unused
    std::string rounds = "200";
    bool reference = false;
    bool list = false;
    bool json = false;
    Serving serving;
};

class CommandLine {
  public:
    CommandLine() : app_("Build your own secure messenger. Without a command: shows the map.") {
        app_.name("./workshop");
        app_.footer(app_footer);
        app_.get_formatter()->column_width(first_column);
        app_.require_subcommand(0, 1);

        add_checking();
        add_running();
        add_solving();
        add_the_rest();
        add_dev(app_, action_);
    }

    /// The command to run. Empty if the answer (help, or a sentence about a mistake) has been
    /// printed already; then `status` is the exit status.
    Action read(int argc, char** argv, int& status) {
        words_.rest.assign(argv + std::min(argc, 2), argv + argc);
        try {
            app_.parse(argc, argv);
            return action_;
        } catch (const CLI::CallForHelp& help) {
            status = app_.exit(help);
        } catch (const CLI::ParseError& error) {
            status = 2;
            std::fprintf(stderr, "%s\n", sentence(error, argc, argv).c_str());
        }
        return {};
    }

  private:
    void add_checking() {
        auto* check_command = add("check", "Checks one step, or all of them", [this](auto& p) {
            return check(p, words_.which, words_.reference);
        });
        check_command->add_option("N", words_.which,
                                  "The step, or all (default: your current step)");
        check_command->add_flag("--reference", words_.reference, "Checks the solution instead");

        auto* watch_command = add("watch", "Checks a step whenever you save",
                                  [this](auto& p) { return watch(p, words_.which); });
        watch_command->add_option("N", words_.which, "The step (default: your current step)");

        auto* hint_command = add("hint", "Gives a hint, and a clearer one each time",
                                 [this](auto& p) { return hint(p, words_.which); });
        hint_command->add_option("N", words_.which,
                                 "The step or TODO, 1 or 1.2 (default: your current step)");
    }

    void add_running() {
        auto* run_command = add("run", "Starts your messenger, up to a step", [this](auto& p) {
            return run_step(p, words_.which, words_.reference, words_.serving);
        });
        run_command->add_option("N", words_.which, "The step (default: your current step)");
        run_command->add_flag("--reference", words_.reference, "Starts the solutions instead");
        add_serving(run_command, "8080", "messenger.db");
        run_command->add_flag("--dishonest", words_.serving.dishonest,
                              "Step 6: a server that swaps Mary's key for its own");

        auto* demo_command = add("demo", "Starts the finished messenger",
                                 [this](auto& p) { return demo(p, words_.serving); });
        add_serving(demo_command, "8888", "demo.db");

        add_chat();
        add_on_files();
    }

    void add_chat() {
        auto* chat_command = add("chat", "Joins the messenger from this terminal",
                                 [this](auto& p) { return chat(p, words_.rest); });
        chat_command->footer(chat_footer);
        const auto add_option = [&](const std::string& name, const std::string& what) {
            chat_command->add_option(name, words_.passed_on, what);
        };
        add_option("URL", "The server's address (http://localhost:8888)");
        add_option("--email", "Your e-mail address");
        add_option("--password-file", "Its first line is the password");
        add_option("--certificate", "With https://: also trusts the certificate in this PEM file");
        chat_command->add_flag("--sign-up")->description("Creates a new account");
        add_option("--invite", "With --sign-up: the code, if the server wants one");
        add_option("--passphrase-file",
                   "Its first line is the passphrase; or set MESSENGER_PASSPHRASE");
    }

    void add_on_files() {
        auto* certificate_command =
            add("certificate", "Makes a certificate for HTTPS in a classroom",
                [this](auto& p) { return certificate(p, words_.names); });
        certificate_command->add_option("NAME", words_.names,
                                        "More names or IP addresses of this machine");

        auto* tamper_command =
            add("tamper", "Flips a bit of a stored message, as the server's owner could",
                [this](auto& p) { return tamper(p, words_.which, words_.serving.database); });
        tamper_command
            ->add_option("ID", words_.which, "The number of the message (default: the newest)")
            ->check(CLI::PositiveNumber);
        add_database(tamper_command, "messenger.db");

        auto* backup_command =
            add("backup", "Copies the database, also while its server runs",
                [this](auto& p) { return backup(p, words_.which, words_.serving.database); });
        backup_command->add_option("FILE", words_.which, "A new file for the copy")->required();
        add_database(backup_command, "messenger.db");

        auto* remove_command = add(
            "remove-account", "Removes somebody's account, as the server's owner",
            [this](auto& p) { return remove_account(p, words_.which, words_.serving.database); });
        remove_command->add_option("EMAIL", words_.which, "The address")->required();
        add_database(remove_command, "messenger.db");
    }

    void add_serving(CLI::App* command, const std::string& port, const std::string& database) {
        command
            ->add_option("--port", words_.serving.port,
                         "The port, 0 for any free one (" + port + ")")
            ->check(CLI::Range(0, 65535).description(""));
        command->add_option("--address", words_.serving.address,
                            "The address; 0.0.0.0 for everybody in the network (127.0.0.1)");
        command
            ->add_option("--origin", words_.serving.origins,
                         "Another URL under which browsers reach it, from step 2 on")
            ->allow_extra_args(false)
            ->option_text("URL");
        add_database(command, database);
        command->add_option("--max-accounts", words_.serving.max_accounts,
                            "How many accounts there may be, from step 2 on (200)");
        command->add_option("--invite", words_.serving.invite,
                            "A code without which nobody can sign up, from step 2 on");
        command->add_option("--certificate", words_.serving.certificate,
                            "For HTTPS, from step 2 on: a PEM file; see `certificate`");
        command->add_option("--key", words_.serving.key, "The PEM file of its private key");
    }

    void add_database(CLI::App* command, const std::string& usual) {
        command->add_option("--database", words_.serving.database,
                            "The file that stores everything, from step 2 on (" + usual + ")");
    }

    void add_solving() {
        const std::string todo_ref = "The step or TODO, 1 or 1.2";
        add("diff", "Compares your code with the solution",
            [this](auto& p) { return diff(p, words_.which); })
            ->add_option("N", words_.which, todo_ref)
            ->required();
        add("solve", "Replaces your code with the solution; saves yours first",
            [this](auto& p) { return solve(p, words_.which); })
            ->add_option("N", words_.which, todo_ref)
            ->required();
        add("catch-up", "Solves all earlier steps; saves your files first",
            [this](auto& p) { return catch_up(p, words_.which); })
            ->add_option("N", words_.which, "The step to start with")
            ->required();
        add("reset", "Restores a step's original file; saves yours first",
            [this](auto& p) { return reset(p, words_.which); })
            ->add_option("N", words_.which, "The step")
            ->required();
        auto* undo_command =
            add("undo", "Undoes the last solve, reset or catch-up",
                [this](auto& p) { return words_.list ? list_saves(p) : undo(p, words_.which); });
        undo_command->footer(undo_footer);
        undo_command->add_option("SAVE", words_.which, "The number of a save");
        undo_command->add_flag("--list", words_.list, "Lists the saves");
    }

    void add_the_rest() {
        add("doctor", "Checks whether this machine has everything",
            [](auto& p) { return doctor(p); });
        add("prepare", "Compiles everything you will need, in advance",
            [](auto& p) { return prepare(p); });
        auto* status_command = add("status", "Shows the map; with --json, for programs",
                                   [this](auto& p) { return words_.json ? status(p) : map(p); });
        status_command->footer(status_footer);
        status_command->add_flag("--json", words_.json, "As JSON");
        add("test", "Runs the workshop's own suite", [](auto& p) { return test_workshop(p); });
        auto* bench = add("bench", "Measures the workshop itself", {});
        bench->require_subcommand(1);
        bench->add_subcommand("verdict", "Seconds from a change in your file to the result")
            ->callback([this] { action_ = [](auto& p) { return bench_verdict(p); }; });
        auto* relay =
            bench->add_subcommand("relay", "Compares step 1's relay with the npm package ws");
        relay->add_option("--clients", words_.passed_on, "Numbers of clients (10,100,1000)");
        relay->add_option("--rounds", words_.passed_on, "How often to measure (3)");
        relay->add_option("--seconds", words_.passed_on, "Seconds per measurement (4)");
        relay->callback([this] {
            const std::vector<std::string> options(words_.rest.begin() + 1, words_.rest.end());
            action_ = [options](auto& p) { return bench_relay(p, options); };
        });
        auto* crashes = bench->add_subcommand("crashes", "Whether kill -9 loses any message");
        crashes->add_option("--rounds", words_.rounds, "Of two kills each (200)")
            ->check(CLI::Range(1, 100'000).description(""));
        crashes->callback(
            [this] { action_ = [this](auto& p) { return bench_crashes(p, words_.rounds); }; });
    }

    CLI::App* add(const std::string& name, const std::string& what, const Action& action) {
        auto* command = app_.add_subcommand(name, what);
        if (action)
            command->callback([this, action] { action_ = action; });
        names_.push_back(name);
        return command;
    }

    /// What is wrong with the command line, and what was probably meant.
    std::string sentence(const CLI::ParseError& error, int argc, char** argv) const {
        const CLI::App* command = &app_;
        std::string typed = "./workshop ";
        int next = 1; // the first word after the command
        for (; next < argc; ++next) {
            const auto named = command->get_subcommands(
                [&](const CLI::App* other) { return other->get_name() == argv[next]; });
            if (named.empty())
                break;
            command = named.front();
            typed += command->get_name() + " ";
        }
        const std::string first = argc > 1 ? argv[1] : "";
        if (command == &app_ && !first.starts_with('-')) {
            auto words = names_;
            words.push_back("--help");
            const auto meant = closest_match(first, words);
            return "There is no command " + first + "." +
                   (meant ? " Did you mean ./workshop " + *meant + "?"
                          : " ./workshop --help lists the commands.");
        }
        std::string what = error.what();
        if (!what.ends_with('.'))
            what += '.';
        for (; next < argc; ++next)
            if (const auto option = nearest_option(*command, argv[next]))
                return what + " Did you mean " + *option + "?";
        return what + " See " + typed + "--help.";
    }

    /// The option that `word`, a misspelled one, is closest to.
    static std::optional<std::string> nearest_option(const CLI::App& command,
                                                     const std::string& word) {
        if (!word.starts_with('-') || command.get_option_no_throw(word))
            return std::nullopt;
        std::vector<std::string> names;
        for (const auto* option : command.get_options())
            names.push_back(option->get_name());
        return closest_match(word, names);
    }

    CLI::App app_;
    Words words_;
    Action action_ = [](auto& project) { return map(project); };
    std::vector<std::string> names_;
};

} // namespace

Action read_command_line(int argc, char** argv, int& status) {
    // The actions refer to its members, so it lives until the program ends.
    static CommandLine line;
    return line.read(argc, argv, status);
}

} // namespace companion
