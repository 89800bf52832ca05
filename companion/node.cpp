#include "node.hpp"

#include "process.hpp"

#include <stdexcept>

namespace companion {

void expect_node(const Project& project, const std::string& what, const std::string& package) {
    if (!is_installed("node"))
        throw std::runtime_error(what + " needs Node.js. Please install node and npm.");
    if (!std::filesystem::exists(project.root / "tests" / "node_modules" / package))
        throw std::runtime_error(what + " needs the npm package " + package +
                                 ". Please run: npm ci --prefix tests");
}

} // namespace companion
