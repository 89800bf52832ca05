// The program behind ./workshop.

#include "command_line.hpp"
#include "signals.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
    using namespace companion;
    try {
        int status = 0;
        const auto action = read_command_line(argc, argv, status);
        if (!action)
            return status;
        catch_signals();
        return action(open_project(find_root()));
    } catch (const Interrupted& interrupted) {
        end_by(interrupted.signal);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}
