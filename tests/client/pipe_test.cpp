// `chat` as scripts use it: in pipes, with no terminal to ask at.

#include "server_fixture.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace {

using InAPipe = ServerFixture;

/// What stands behind "YYYY-MM-DD HH:MM:SS somebody@example.com: " in each line.
std::vector<std::string> texts(const std::string& output) {
    std::istringstream lines(output);
    std::vector<std::string> result;
    for (std::string line; std::getline(lines, line);)
        result.push_back(line.substr(line.find(": ") + 2));
    return result;
}

std::vector<std::string> numbers(int first, int last) {
    std::vector<std::string> result;
    for (int i = first; i <= last; ++i)
        result.push_back(std::to_string(i));
    return result;
}

struct Ended {
    int status;
    std::string output, errors;
};

Ended run(const std::vector<std::string>& words, const Process::Environment& environment = {}) {
    Process process(words, environment);
    const int status = process.end();
    return {status, process.output(), process.errors()};
}

} // namespace

TEST_F(InAPipe, LinesBecomeMessagesAndMessagesLines) {
    has_account("mary");
    const auto mary = in_pipe("mary");
    mary->write("one\r\n\n  zwölf  \n//slash\n/quiet?\nlast, without an end");
    EXPECT_EQ(mary->end(), 0) << mary->errors();
    const std::vector<std::string> sent{"one", "  zwölf  ", "/slash", "last, without an end"};
    EXPECT_EQ(stored(), sent);
    EXPECT_EQ(texts(mary->output()), sent);
    EXPECT_EQ(mary->output().substr(19, 19), " mary@example.com: ");
    EXPECT_EQ(mary->errors(), "There is no command /quiet?. /help lists the commands.\n");
}

TEST_F(InAPipe, SaysWhatIsNotSent) {
    has_account("mary");
    const auto mary = in_pipe("mary");
    mary->write("\xFF\nfine\n\x1b[2J\n");
    EXPECT_EQ(mary->end(), 2);
    EXPECT_EQ(stored(), std::vector<std::string>{"fine"});
    EXPECT_EQ(mary->errors(), "This line was not sent: it is not UTF-8.\n"
                              "This line was not sent: it contains control characters.\n"
                              "Not everything was sent.\n");
}

TEST_F(InAPipe, BeginsWithTheLastFifty) {
    has_account("mary");
    has_account("fred");
    const auto mary = in_pipe("mary");
    for (const auto& number : numbers(1, 60))
        mary->write(number + "\n");
    ASSERT_EQ(mary->end(), 0);
    const auto fred = in_pipe("fred");
    EXPECT_EQ(fred->end(), 0);
    EXPECT_EQ(texts(fred->output()), numbers(11, 60));
}

TEST_F(InAPipe, KeepsTheOrderWhenTheServerAsksForTime) {
    has_account("mary");
    const auto mary = in_pipe("mary");
    for (const auto& number : numbers(1, 130)) // more at once than anybody may send
        mary->write(number + "\n");
    EXPECT_EQ(mary->end(), 0) << mary->errors();
    EXPECT_EQ(stored(), numbers(1, 130));
}

TEST_F(InAPipe, LosesAndDoublesNothingWhenTheServerIsKilled) {
    has_account("mary");
    has_account("fred");
    const auto mary = in_pipe("mary"), fred = in_pipe("fred");
    int next = 1;
    for (int kill = 1; kill <= 4; ++kill) {
        const auto until = std::to_string(next + 4);
        for (const auto& number : numbers(next, next + 19)) // the last ones into the void
            mary->write(number + "\n");
        fred->expect(": " + until + "\n");
        kill_server();
        start_server();
        next += 20;
    }
    EXPECT_EQ(mary->end(), 0) << mary->errors();
    fred->expect(": " + std::to_string(next - 1) + "\n");
    EXPECT_EQ(fred->end(), 0) << fred->errors();
    EXPECT_EQ(stored(), numbers(1, next - 1));
    EXPECT_EQ(texts(mary->output()), numbers(1, next - 1));
    EXPECT_EQ(texts(fred->output()), numbers(1, next - 1));
}

TEST_F(InAPipe, WaitsAtTheEndUntilEverythingIsAcknowledged) {
    has_account("mary");
    const auto mary = in_pipe("mary");
    mary->write("first\n");
    mary->expect("first");
    kill_server();
    mary->write("second\n");
    mary->close_input();
    start_server();
    EXPECT_EQ(mary->end(), 0) << mary->errors();
    EXPECT_EQ(stored(), (std::vector<std::string>{"first", "second"}));
}

TEST_F(InAPipe, TakesThePasswordFromAFile) {
    has_account("mary");
    const auto file = folder_ / "password";
    std::ofstream(file) << password_of("mary") << "\r\nsomething else\n";
    const auto words = std::vector<std::string>{
        CHAT, url(), "--email", " MARY@example.com ", "--password-file", file.string()};
    EXPECT_EQ(run(words).status, 0) << run(words).errors;
}

TEST_F(InAPipe, TellsByItsExitStatusAndASentence) {
    has_account("mary");
    const Process::Environment password{{"MESSENGER_PASSWORD", "not it at all"}};
    const std::string email = "--email=mary@example.com";
    const auto nobody = "http://localhost:1";
    struct Case {
        std::vector<std::string> words;
        Process::Environment environment;
        int status;
        std::string says;
    };
    for (const auto& [words, environment, status, says] : std::vector<Case>{
             {{url(), email}, password, 1, "wrong"},
             {{url(), email, "--sign-up"}, password, 1, ""},
             {{url(), "--email=nobody", "--sign-up"}, password, 1, ""},
             {{nobody, email}, password, 2, "There is no server at http://localhost:1."},
             {{url(), email}, {}, 2, "no terminal for the question \"Password\"."},
             {{url()}, password, 2, "--email"},
             {{url(), email, "--password-file=/nowhere"}, {}, 2, "/nowhere"},
             {{"localhost"}, password, 2, "http://localhost:8888"},
             {{"https://localhost"}, password, 2, "https://"},
             {{"--pasword=x"}, password, 2, "--pasword"},
         }) {
        std::vector<std::string> all{CHAT};
        all.insert(all.end(), words.begin(), words.end());
        const auto ended = run(all, environment);
        EXPECT_EQ(ended.status, status) << words.back();
        EXPECT_NE(ended.errors.find(says), std::string::npos) << ended.errors;
        EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
        EXPECT_EQ(ended.output, "");
    }
    EXPECT_EQ(run({CHAT, "--help"}).status, 0);
}
