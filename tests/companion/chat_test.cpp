// `./workshop chat` joins with the client that belongs to the server.

#include "client_choice.hpp"
#include "files.hpp"
#include "progress.hpp"
#include "servers.hpp"
#include "workshop_fixture.hpp"

#include <arpa/inet.h>
#include <cstdlib>
#include <iterator>
#include <sstream>
#include <sys/socket.h>
#include <unistd.h>

using namespace companion;

namespace {

/// A port of this machine that nobody listens on.
int free_port() {
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener, any, size) != 0 || ::getsockname(listener, any, &size) != 0)
        throw std::runtime_error("There is no port to be had.");
    ::close(listener);
    return ::ntohs(address.sin_port);
}

/// A workshop of five steps, in which nothing is but what the choice of a client depends on.
class Client : public testing::Test {
  protected:
    Client() : project{temporary_folder(), {}} {
        for (int number = 1; number <= 5; ++number) {
            const auto folder = "step-" + std::to_string(number);
            Step step{number, folder, folder, folder + "/yours.cpp", "solutions/" + folder + ".cpp",
                      {}};
            fs::create_directories(project.root / step.folder / "client");
            write_new_file(project.root / step.learner_file, "");
            if (number > 1)
                write_new_file(project.root / step.folder / "client" / "main.cpp", "");
            project.steps.push_back(step);
        }
    }
    ~Client() override { fs::remove_all(project.root); }

    std::string target(const std::vector<std::string>& words) const {
        return choose_client(project, words).program.target();
    }
    std::string sentence(const std::string& url) const {
        return choose_client(project, {url}).sentence;
    }
    void is_green(int number) const {
        const auto& step = project.steps.at(number - 1);
        update_progress(project, [&](Progress& progress) {
            progress.steps[number] = {hash_of(""), true, {{"Todo_1.IsDone", true}}};
        });
        ASSERT_EQ(load_progress(project).of(project, step), CheckStatus::green);
    }

    Project project;

  private:
    static fs::path temporary_folder() {
        auto name = (fs::temp_directory_path() / "client-choice-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw std::runtime_error("There is no temporary folder to be had.");
        return name;
    }
};

} // namespace

TEST_F(Client, IsOfTheStepThatWasStartedLastOnThePort) {
    remember_server(project, 8080, {2, false});
    EXPECT_EQ(target({"http://localhost:8080"}), "chat-2");
    EXPECT_EQ(sentence("http://localhost:8080"), "This is the client of step 2.");
    remember_server(project, 8080, {3, false});
    remember_server(project, 8081, {2, true});
    for (const std::string url : {"http://localhost:8080", "http://127.0.0.1:8080/",
                                  "http://[::1]:8080", "https://localhost:8080"})
        EXPECT_EQ(target({url}), "chat-3") << url;
    EXPECT_EQ(target({"http://localhost:8081"}), "chat-2-reference");
    remember_server(project, 8080, {3, true});
    EXPECT_EQ(target({"http://localhost:8080"}), "chat-3-reference");
    EXPECT_EQ(sentence("http://localhost:8080"), "This is the client of step 3, from solutions/.");
}

TEST_F(Client, IsOfTheStepBeforeWhereAStepHasNone) {
    fs::remove(project.root / "step-4" / "client" / "main.cpp");
    remember_server(project, 8080, {4, true});
    EXPECT_EQ(target({"http://localhost:8080"}), "chat-3-reference");
}

TEST_F(Client, TakesEarlierFilesOfYoursWhereTheyAreGreen) {
    is_green(1);
    is_green(4);
    remember_server(project, 8080, {5, false});
    EXPECT_EQ(sentence("http://localhost:8080"),
              "This is the client of step 5, from solutions/step-3.cpp, step-4/yours.cpp and "
              "step-5/yours.cpp.");
    remember_server(project, 8080, {5, true});
    EXPECT_EQ(sentence("http://localhost:8080"), "This is the client of step 5, from solutions/.");
}

TEST_F(Client, IsTheFinishedOneForAServerThatWasNotStartedHere) {
    remember_server(project, 8080, {2, false});
    remember_server(project, 0, {2, false}); // it takes a free one, and nobody knows which
    for (const std::string url :
         {"http://localhost:8082", "http://example.com:8080", "http://localhost:0",
          "http://localhost", "https://example.com:8080"})
        EXPECT_EQ(target({url}), "chat-5-reference") << url;
    EXPECT_EQ(sentence("http://localhost:8082"),
              "This is the client of step 5, from solutions/, since the server was not started "
              "here.");
    write_new_file(project.memory() / "server-8083", "nonsense");
    EXPECT_EQ(target({"http://localhost:8083"}), "chat-5-reference");
}

TEST_F(Client, FindsTheUrlAmongTheWordsOrTakesTheUsualOne) {
    remember_server(project, 8888, {2, true});
    remember_server(project, 8080, {3, true});
    EXPECT_EQ(target({}), "chat-2-reference");
    EXPECT_EQ(target({"--sign-up"}), "chat-2-reference");
    EXPECT_EQ(target({"--email", "mary@example.com", "http://localhost:8080"}), "chat-3-reference");
}

TEST_F(WorkshopFixture, HelpsWithChatInTheWordsOfTheFinishedClient) {
    const auto options_in = [](const companion::Ended& help) {
        std::istringstream words(help.output.substr(help.output.find("  URL")));
        return std::vector<std::string>{std::istream_iterator<std::string>(words), {}};
    };
    EXPECT_EQ(options_in(in_pipe("chat --help")), options_in(run({{CHAT, "--help"}})));
}

TEST_F(WorkshopFixture, HasNoClientForTheRelayOfStepOne) {
    warm_up();
    const auto port = std::to_string(free_port());
    auto relay = in_terminal("run 1 --port " + port);
    relay.expect("listens on http://localhost:" + port);
    const auto ended = in_pipe("chat http://localhost:" + port);
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(says(ended.output, "has no users. The terminal client begins with step 2."));
    relay.send("\x03");
    EXPECT_EQ(relay.end(), 0);
}
