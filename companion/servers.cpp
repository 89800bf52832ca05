#include "servers.hpp"

#include "files.hpp"

#include <sstream>

namespace companion {
namespace {

constexpr auto reference_word = "reference", learner_word = "learner";

fs::path file_about(const Project& project, int port) {
    return project.memory() / ("server-" + std::to_string(port));
}

} // namespace

void remember_server(const Project& project, int port, const Started& server) {
    if (port == 0)
        return;
    const std::string kind = server.reference ? reference_word : learner_word;
    replace_file(file_about(project, port), std::to_string(server.step) + " " + kind + "\n");
}

std::optional<Started> last_server_on(const Project& project, int port) {
    const auto file = file_about(project, port);
    if (!fs::exists(file))
        return std::nullopt;
    std::istringstream words(read_file(file));
    int step = 0;
    std::string kind;
    if (!(words >> step >> kind))
        return std::nullopt;
    return Started{step, kind == reference_word};
}

} // namespace companion
