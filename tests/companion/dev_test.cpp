// ./workshop dev, the commands for maintainers.

#include "files.hpp"
#include "regions.hpp"
#include "workshop_fixture.hpp"

#include <cstdlib>

using companion::read_file;

namespace {

class Dev : public WorkshopFixture {
  protected:
    Dev() {
        fs::remove_all(programs);
        fs::create_directories(programs);
    }
    ~Dev() override {
        fs::remove_all(root / "build" / "suite");
        fs::remove_all(root / "tests" / "node_modules");
    }

    /// Puts a stand-in for the program `name` into `programs`, with this end of its script.
    void install(const std::string& name, const std::string& script = "") const {
        companion::write_new_file(programs / name,
                                  "#!/bin/sh\necho \"" + name + " $*\"\n" + script + "\n");
        fs::permissions(programs / name, fs::perms::owner_all);
    }

    const std::string new_flaw = "step-1-relay/checkpoint/flaws/forgets-a-message.cpp";
    const fs::path programs = root / "build" / "programs";
};

/// A build of the flaw "echoes" of step 1, as far as `dev check-flaw` looks: this program's own
/// build has made the flaw, and the suite's script judges it.
class CheckedFlaw : public Dev {
  protected:
    CheckedFlaw() : flaw(root / flaw_name) {
        const auto build = root / "build" / "suite";
        fs::create_directories(build);
        companion::write_new_file(build / "build.ninja", "");
        companion::write_new_file(build / "CMakeCache.txt",
                                  "CMAKE_HOME_DIRECTORY:INTERNAL=" + root.string() + "\n");
        companion::write_new_file(build / "CTestTestfile.cmake",
                                  "add_test(flaw.1.echoes \"" WORKSHOP_SOURCE_DIR
                                  "/tests/verdicts/expect\" caught \"" FLAW "\" \"" +
                                      flaw.string() + "\")\n");
        install("cmake");
    }

    companion::Ended check(const std::string& file = flaw_name) const {
        return in_pipe("dev check-flaw " + file,
                       {{"PATH", programs.string() + ":" + std::getenv("PATH")}});
    }

    static constexpr auto flaw_name = "step-1-relay/checkpoint/flaws/echoes.cpp";
    const fs::path flaw;
};

} // namespace

TEST_F(Dev, IsNotShownToLearners) {
    EXPECT_FALSE(says(in_pipe("--help").output, "check-flaw"));
    EXPECT_TRUE(says(in_pipe("--help").output, "Commands for maintainers: see CONTRIBUTING.md."));
    EXPECT_TRUE(says(in_pipe("dev --help").output, "check-flaw"));
    for (const std::string command : {"flaw", "check-flaw", "pictures"})
        EXPECT_TRUE(says(in_pipe("dev " + command + " --help").output, "Usage: ./workshop dev"));
}

TEST_F(Dev, BeginsAFlawWithTheSolution) {
    const auto ended = in_pipe("dev flaw 1 forgets-a-message --todo 1.1");
    ASSERT_EQ(ended.status, 0) << ended.output;
    EXPECT_TRUE(says(ended.output, "./workshop dev check-flaw " + new_flaw));
    const auto flaw = read_file(root / new_flaw);
    EXPECT_TRUE(says(flaw, "\n// Caught by: Todo_1_1.\n// The learner reads:\n// >>> 1.1 "));
    EXPECT_EQ(companion::replace_regions(solution(), flaw), solution());
}

TEST_F(Dev, NeverReplacesAFlaw) {
    companion::write_new_file(root / new_flaw, "mine");
    const auto ended = in_pipe("dev flaw 1 forgets-a-message --todo 1.1");
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.output, "There already is a " + new_flaw + ".\n");
    EXPECT_EQ(read_file(root / new_flaw), "mine");
}

TEST_F(Dev, BeginsNoFlawThatTheSuiteWouldNotFind) {
    for (const auto& [words, sentence] : {
             std::pair{"1 forgets --todo 1.9", "There is no TODO 1.9"},
             std::pair{"2 forgets --todo 1.1", "1.1 is not a TODO of step 2."},
             std::pair{"1 forgets --todo 1", "1 is not a TODO of step 1."},
             std::pair{"1 ../forgets --todo 1.1", "lower-case letters, digits and hyphens"},
         }) {
        const auto ended = in_pipe(std::string("dev flaw ") + words);
        EXPECT_EQ(ended.status, 2) << words;
        EXPECT_TRUE(says(ended.output, sentence));
    }
}

TEST_F(CheckedFlaw, IsNamedAsTheSuiteNamesIt) {
    const auto suite = read_file(VERDICTS);
    EXPECT_TRUE(says(suite, "flaw.1.echoes"));
    EXPECT_TRUE(says(suite, FLAW));
    install("cmake", "exit 1");
    const auto ended = check();
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(says(ended.output, "The flaw could not be built."));
    EXPECT_TRUE(says(ended.output, "--target flaw-1-echoes"));
}

TEST_F(CheckedFlaw, IsCaughtForTheRightReasonOnly) {
    auto ended = check();
    EXPECT_EQ(ended.status, 0);
    EXPECT_TRUE(says(ended.output, "✓ caught"));
    EXPECT_TRUE(says(ended.output, "Todo_1_3.SparesTheSender"));

    const auto text = read_file(flaw);
    const std::string test = "Todo_1_3.SparesTheSender\n", words = "// The learner reads: ";
    const std::pair<std::string, std::string> mistakes[] = {
        {replaced(text, test, "Todo_1_1.HandsOutEachMessageOnce\n"), "does not notice this flaw"},
        {replaced(text, test, "Todo_1_3.DoesNotExist\n"), "There is no test"},
        {replaced(text, words, words + "a miracle "), "does not read: a miracle"},
        {replaced(text, words, "// "), "has to say which test catches it"},
    };
    for (const auto& [changed, sentence] : mistakes) {
        companion::write_new_file(flaw, changed);
        ended = check();
        EXPECT_EQ(ended.status, 1) << sentence;
        EXPECT_TRUE(says(ended.output, sentence));
    }
}

TEST_F(CheckedFlaw, IsInAFolderOfFlaws) {
    EXPECT_TRUE(says(check("nowhere.cpp").output, "There is no file"));
    const auto ended = check("step-1-relay/relay.cpp");
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(says(ended.output, "is not in the folder checkpoint/flaws of a step."));
}

TEST_F(Dev, SaysWhatThePicturesNeed) {
    const auto pictures = [this] { return in_pipe("dev pictures", {{"PATH", programs.string()}}); };
    EXPECT_EQ(pictures().status, 2);
    EXPECT_TRUE(says(pictures().output, "needs Node.js"));
    install("node");
    EXPECT_TRUE(says(pictures().output, "Please run: npm ci --prefix tests"));
    fs::create_directories(root / "tests" / "node_modules" / "playwright-core");
    EXPECT_TRUE(says(pictures().output, "the program script"));
    install("script");
    install("sqlite3");
    install("cmake");
    const auto made = pictures();
    EXPECT_EQ(made.status, 0);
    EXPECT_TRUE(says(made.output, "readme-images/make.mjs"));
}
