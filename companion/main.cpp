// The program behind ./workshop.

#include "command_line.hpp"
#include "signals.hpp"

#include <cstdio>
#include <exception>
#include <stdexcept>

int main(int argc, char** argv) {
    using namespace companion;
    try {
        int status = 0;
        if (const auto action = read_command_line(argc, argv, status)) {
            catch_signals();
            status = action(open_project(find_root()));
        }
        if (std::fflush(stdout) != 0 || std::ferror(stdout))
            throw std::runtime_error("The answer could not be written to standard output.");
        return status;
    } catch (const Interrupted& interrupted) {
        end_by(interrupted.signal);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}
