#include "server/page.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sys/resource.h>

using namespace messenger;

namespace {

class Folders : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "pageXXXXXX";
        top_ = mkdtemp(pattern.data());
        write("secret.txt", "secret");
        write("new/index.html", "new index");
        write("old/index.html", "old index");
        write("old/main.js", "main");
        write("old/trust/pins.js", "pins");
        write("old/trust/deeper/pins.js", "too deep");
    }
    void TearDown() override { std::filesystem::remove_all(top_); }

    void write(const std::string& name, const std::string& text) {
        std::filesystem::create_directories((top_ / name).parent_path());
        std::ofstream(top_ / name) << text;
    }
    Response get(const std::string& target) const {
        return Page({top_ / "new", top_ / "old"}).answer({"GET", target});
    }

    std::filesystem::path top_;
};

} // namespace

TEST_F(Folders, EarlierFoldersComeFirst) {
    EXPECT_EQ(get("/").body, "new index");
    EXPECT_EQ(get("/index.html?x=1").body, "new index");
    EXPECT_EQ(get("/index.html").content_type, "text/html; charset=utf-8");
    EXPECT_EQ(get("/main.js").body, "main");
    EXPECT_EQ(get("/main.js").content_type, "text/javascript; charset=utf-8");
}

TEST_F(Folders, OneFolderBelowIsLookedInto) {
    EXPECT_EQ(get("/trust/pins.js").body, "pins");
    for (const auto* target : {"/trust", "/trust/", "/trust//pins.js", "/trust/deeper/pins.js",
                               "/trust/../main.js", "/./main.js", "/trust/.", "/trust/.hidden"})
        EXPECT_EQ(get(target).status, 404u) << target;
}

TEST_F(Folders, NoTargetLeadsOut) {
    EXPECT_EQ(get("/main.js").status, 200u);
    for (const auto* target : {"/../secret.txt", "/..", "/.", "/%2e%2e/secret.txt", "//secret.txt",
                               "/old/../../secret.txt", "/..\\secret.txt", "/new/index.html",
                               "/no-such-file", "../secret.txt", "/.hidden"})
        EXPECT_EQ(get(target).status, 404u) << target;
    EXPECT_EQ(get(std::string("/main.js\0.png", 13)).status, 404u);
}

TEST_F(Folders, OnlyGetAndHeadAreAnswered) {
    const Page page({top_ / "new"});
    EXPECT_EQ(page.answer({"HEAD", "/"}).status, 200u);
    for (const auto* method : {"POST", "PUT", "DELETE", "PATCH"})
        EXPECT_EQ(page.answer({method, "/"}).status, 405u) << method;
}

TEST_F(Folders, AFileThatCannotBeReadIsNotMissing) {
    EXPECT_EQ(get("/main.js").status, 200u);
    rlimit files{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &files), 0);
    const rlimit none{0, files.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0); // the process opens no more files
    const auto there = get("/main.js").status, missing = get("/no-such-file").status;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &files), 0);
    EXPECT_EQ(there, 503u);
    EXPECT_EQ(missing, 404u);
}

TEST_F(Folders, EditsShowAtOnce) {
    EXPECT_EQ(get("/main.js").body, "main");
    write("old/main.js", "edited");
    EXPECT_EQ(get("/main.js").body, "edited");
}
