// What --help says below the options.

#pragma once

namespace companion {

inline constexpr auto app_footer = "Exit status: 0 done or green, 1 red, 2 could not be done.\n"
                                   "`./workshop COMMAND --help` explains a command.";

inline constexpr auto undo_footer =
    "Solve, reset and catch-up first save the files that they change. Undo restores\n"
    "the newest of these saves, another undo the one before, and so on. Undo saves\n"
    "the files that it replaces, too. With a number, undo restores that save.";

inline constexpr auto status_footer =
    "The JSON is one object:\n"
    "  current   the number of the step where you are\n"
    "  steps     [{number, name, file, state, todos}]\n"
    "  todos     [{number, title, state, tests}]\n"
    "  tests     [{name, state}], those of the last check\n"
    "  state     \"green\", \"red\", \"broken\" (does not build), \"changed\" (not checked\n"
    "            since the file was changed), \"unchecked\"";

/// The same text as in step-2-users/client/program.cpp.
inline constexpr auto chat_footer =
    "chat asks for the password, and does not show it. A script gives --email, and\n"
    "the password with --password-file or in the variable MESSENGER_PASSWORD. Then\n"
    "each line of input is sent as a message, and each message is printed as a line.\n"
    "Exit status: 0 success, 1 login refused, 2 any other failure.";

} // namespace companion
