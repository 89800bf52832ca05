// ./workshop watch N: checks whenever the learner's file is saved, one step at a time.

#include "commands.hpp"
#include "files.hpp"
#include "keyboard.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "signals.hpp"
#include "terminal_style.hpp"

#include <chrono>
#include <ctime>
#include <stdexcept>
#include <utility>

namespace companion {
namespace {

using namespace std::chrono_literals;

std::string content_hash(const fs::path& file) {
    try {
        return hash_of(read_file(file));
    } catch (const std::runtime_error&) {
        return "missing"; // for good, or while an editor is replacing it
    }
}

/// Notices that a file was saved, by reading it repeatedly: that works on every file system, and a
/// learner's file is small. New content counts once it has been read twice in a row, so a file that
/// is half written, or missing for a moment, is ignored.
class SavedFile {
  public:
    explicit SavedFile(fs::path file) : file_(std::move(file)), known_(content_hash(file_)) {}

    bool saved() {
        const auto now = content_hash(file_);
        const bool settled = now == last_;
        last_ = now;
        if (!settled || now == known_)
            return false;
        known_ = now;
        return true;
    }

  private:
    fs::path file_;
    std::string known_; // the content that was checked last
    std::string last_;  // the content that was read last
};

std::string time_of_day() {
    const auto now = std::time(nullptr);
    std::tm local{};
    char text[16];
    ::localtime_r(&now, &local);
    std::strftime(text, sizeof text, "%H:%M:%S", &local);
    return text;
}

const Step* step_after(const Project& project, const Step& step) {
    const auto* next = &step + 1;
    return next < project.steps.data() + project.steps.size() ? next : nullptr;
}

enum class Next { check, next_step, quit };

/// Watches one step until the learner goes on to the next or quits.
class Watching {
  public:
    Watching(const Project& project, const Step& step, Keyboard& keyboard)
        : project_(project)
        , step_(step)
        , keys_(keyboard)
        , file_(project.root / step.learner_file) {}

    Next run() {
        for (;;) {
            begin_screen();
            const auto result = run_checkpoint(project_, step_, Subject::learner, [this] {
                if (const auto key = keys_.next(0ms))
                    key_ = *key;
                return !file_.saved() && key_ != 'c' && key_ != 'q';
            });
            if (!result.cancelled) {
                remember(project_, step_, result);
                report(step_, result);
                say_keys(result.green());
            } else if (!terminal_style().terminal && key_ != 'q') {
                say("That check was stopped; a new one starts.\n");
            }
            const auto next = result.cancelled ? after_stop() : wait(result.green());
            if (next != Next::check)
                return next;
        }
    }

  private:
    void begin_screen() {
        if (terminal_style().terminal)
            say("\033[H\033[2J"); // removes the last result
        else
            say("\n");
        say(dim("Watching " + step_.learner_file.string() + ", " + time_of_day()) + "\n\n");
    }

    void say_keys(bool green) {
        const bool next = green && step_after(project_, step_);
        if (green)
            say("\nStep " + std::to_string(step_.number) + " is done. `./workshop run " +
                std::to_string(step_.number) + "` starts your messenger.\n");
        say("\n" + dim("Waiting for you to save the file.") + "\n" + bold("h") + " hint   " +
            bold("c") + " check again   " + (next ? bold("n") + " next step   " : "") + bold("q") +
            " quit\n");
    }

    void show_hint() {
        say("\n");
        try {
            hint(project_, std::to_string(step_.number));
        } catch (const std::runtime_error& error) {
            say(wrapped(error.what())); // no reason to stop watching
        }
    }

    Next after_stop() {
        const auto key = std::exchange(key_, '\0');
        return key == 'q' ? Next::quit : Next::check;
    }

    /// Waits for a key or for the file to be saved.
    Next wait(bool green) {
        for (;;) {
            if (caught_signal() != 0)
                throw Interrupted{caught_signal()};
            switch (std::exchange(key_, '\0')) {
            case 'q':
                return Next::quit;
            case 'c':
                return Next::check;
            case 'n':
                if (green && step_after(project_, step_))
                    return Next::next_step;
                break;
            case 'h':
                show_hint();
                say_keys(green);
                break;
            }
            if (file_.saved())
                return Next::check;
            key_ = keys_.next(100ms).value_or('\0');
        }
    }

    const Project& project_;
    const Step& step_;
    Keyboard& keys_;
    SavedFile file_;
    char key_ = '\0'; // pressed, but not yet handled
};

} // namespace

int watch(const Project& project, const std::string& which) {
    const Step* step =
        which.empty() ? &load_progress(project).current_step(project) : &step_named(project, which);
    Keyboard keyboard;
    for (;;) {
        const auto next = Watching(project, *step, keyboard).run();
        if (next == Next::quit)
            return 0;
        step = step_after(project, *step);
    }
}

} // namespace companion
