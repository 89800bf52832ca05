#include "client_choice.hpp"

#include "servers.hpp"
#include "text.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <stdexcept>

namespace companion {
namespace {

constexpr auto usual_url = "http://localhost:8888"; // the client's default, too
constexpr int first_with_learners_code = 3;         // earlier clients contain none

/// The port in `url`, if that names this machine.
std::optional<int> port_here(std::string_view url) {
    for (const std::string_view scheme : {"http://", "https://"})
        for (const std::string_view host : {"localhost:", "127.0.0.1:", "[::1]:"})
            if (const auto here = std::string(scheme).append(host); url.starts_with(here))
                return std::atoi(std::string(url.substr(here.size())).c_str());
    return std::nullopt;
}

std::optional<Started> started_here(const Project& project, const std::vector<std::string>& words) {
    const auto url = std::ranges::find_if(words, [](const auto& word) {
        return word.starts_with("http://") || word.starts_with("https://");
    });
    const auto port = port_here(url == words.end() ? usual_url : *url);
    return port ? last_server_on(project, *port) : std::nullopt;
}

/// The last step up to `number` that has a client.
const Step& step_with_client(const Project& project, int number) {
    const Step* found = nullptr;
    for (const auto& step : project.steps)
        if (step.number <= number &&
            std::filesystem::exists(project.root / step.folder / "client" / "main.cpp"))
            found = &step;
    if (!found)
        throw std::runtime_error("The server on that port is the relay of step " +
                                 std::to_string(number) +
                                 ", which has no users. The terminal client begins with step 2.");
    return *found;
}

std::string sentence(const Program& program, const std::vector<Part>& parts, bool is_known) {
    std::vector<std::string> files;
    for (const auto& part : parts)
        if (part.step->number >= first_with_learners_code)
            files.push_back(part.file().string());
    std::string text = "This is the client of step " + std::to_string(program.step.number);
    if (program.reference)
        text += ", from solutions/";
    else if (!files.empty())
        text += ", from " + list_of(files, "and");
    return text + (is_known ? "." : ", since the server was not started here.");
}

} // namespace

ClientChoice choose_client(const Project& project, const std::vector<std::string>& words) {
    const auto server = started_here(project, words);
    const Program program{
        step_with_client(project, server ? server->step : project.steps.back().number), "chat",
        !server || server->reference};
    const auto parts = parts_of(project, program);
    return {program, parts, sentence(program, parts, server.has_value())};
}

} // namespace companion
