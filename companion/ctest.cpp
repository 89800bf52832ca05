#include "ctest.hpp"

#include "files.hpp"

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include <map>

namespace companion {
std::vector<Test> read_junit(const fs::path& file) {
    std::vector<Test> tests;
    if (!fs::exists(file))
        return tests;
    boost::property_tree::ptree tree;
    boost::property_tree::read_xml(file.string(), tree);
    for (const auto& [tag, node] : tree.get_child("testsuite")) {
        if (tag == "testcase")
            tests.push_back({node.get<std::string>("<xmlattr>.name"),
                             node.get<std::string>("<xmlattr>.status") == "run",
                             node.get<std::string>("system-out", ""), ""});
    }
    return tests;
}

TestLine read_line(std::string_view line) {
    const auto test = line.find(" Test ");
    const auto colon = line.find(": ", test == line.npos ? line.size() : test);
    const auto dots = line.find(" .", colon == line.npos ? line.size() : colon);
    if (dots == line.npos)
        return {};
    const auto progress = line.substr(0, test);
    TestLine result{std::string(progress.substr(progress.find_last_of(' ') + 1)),
                    std::string(line.substr(colon + 2, dots - colon - 2)), ""};
    const auto rest = line.substr(dots);
    if (rest.find("   Passed  ") != rest.npos)
        return result;
    // "....***Timeout   1.00 sec", or with the reason before the stars: "...Aborted***Exception:"
    const auto begin = rest.find_first_not_of(" .*");
    const auto end = rest.find("  ", begin);
    if (begin != rest.npos)
        result.ending = rest.substr(begin, end - begin);
    return result;
}

TestRun run_tests(const Project& project, const std::string& preset,
                  const std::vector<std::string>& selection, unsigned at_once,
                  ProgressLine& progress_line, const GoOn& go_on,
                  const std::function<void(const TestLine&)>& on_test) {
    const auto folder = project.build_folder(preset);
    const auto junit = folder / "companion-junit.xml";
    fs::remove(junit);
    Command ctest{{"ctest", "--test-dir", folder.string(), "--output-junit", junit.string(), "-j",
                   std::to_string(at_once)}};
    ctest.words.insert(ctest.words.end(), selection.begin(), selection.end());
    std::map<std::string, std::string> endings;
    TestRun result;
    result.ended = run(
        ctest,
        [&](std::string_view text) {
            const auto line = read_line(text);
            if (line.name.empty())
                return;
            endings[line.name] = line.ending;
            progress_line.note("[" + line.progress + "]");
            if (on_test)
                on_test(line);
        },
        progress_line.ticking(go_on));
    result.tests = read_junit(junit);
    for (auto& test : result.tests)
        test.ending = endings[test.name];
    // A test that skipped itself counts for nothing. One that could not be run is red.
    std::erase_if(result.tests, [](const Test& test) { return test.ending == "Skipped"; });
    return result;
}

} // namespace companion
