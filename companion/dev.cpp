#include "dev.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace companion {
namespace {

struct Words {
    std::string step, name, todo, file;
};

} // namespace

void add_dev(CLI::App& app, Action& action) {
    auto* dev = app.add_subcommand("dev", "Commands for maintainers; see CONTRIBUTING.md");
    dev->require_subcommand(1);
    const auto words = std::make_shared<Words>();

    auto* flaw = dev->add_subcommand("flaw", "Begins a new flaw, with the solution of a TODO");
    flaw->add_option("STEP", words->step, "The step")->required();
    flaw->add_option("NAME", words->name, "What the code does wrong, like trims-the-text")
        ->required();
    flaw->add_option("--todo", words->todo, "The TODO with the mistake, like 3.4")->required();
    flaw->callback([&action, words] {
        action = [words](auto& p) { return dev_flaw(p, words->step, words->name, words->todo); };
    });

    auto* check_flaw = dev->add_subcommand("check-flaw", "Checks whether a flaw is caught");
    check_flaw->add_option("FILE", words->file, "The flaw's file")->required();
    check_flaw->callback(
        [&action, words] { action = [words](auto& p) { return dev_check_flaw(p, words->file); }; });

    dev->add_subcommand("pictures", "Makes the pictures in readme-images/ anew")
        ->callback([&action] { action = [](auto& p) { return dev_pictures(p); }; });

    // Last, since subcommands begin with what their parent has.
    dev->group(""); // hides it
    app.footer(app.get_footer() + "\nCommands for maintainers: see CONTRIBUTING.md.");
}

} // namespace companion
