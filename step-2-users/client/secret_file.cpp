#include "client/secret_file.hpp"

#include "client/errors.hpp"

#include <cstdlib>
#include <fstream>

namespace messenger::client {
namespace {

std::string first_line(const std::string& what, const std::string& file) {
    std::ifstream lines(file);
    std::string line;
    if (!std::getline(lines, line))
        throw FatalError("Cannot read a " + what + " from " + file + ".");
    if (line.ends_with('\r'))
        line.pop_back();
    return line;
}

} // namespace

std::optional<std::string> read_secret(const std::string& what, const std::string& file,
                                       const char* variable) {
    const char* value = std::getenv(variable);
    std::optional<std::string> secret;
    if (!file.empty())
        secret = first_line(what, file);
    else if (value && *value)
        secret = value;
    ::unsetenv(variable);
    return secret;
}

} // namespace messenger::client
