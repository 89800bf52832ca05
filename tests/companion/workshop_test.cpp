// The bash file `workshop` on machines that lack this or that. Each machine is a folder of
// programs: links to the real ones, and stand-ins that say what they were asked for.

#include "files.hpp"
#include "process.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace {

using companion::read_file;
namespace fs = std::filesystem;

class Workshop : public testing::Test {
  protected:
    Workshop() {
        std::string name = (fs::temp_directory_path() / "workshop-XXXXXX").string();
        home_ = ::mkdtemp(name.data());
        root_ = home_ / "a workshop in Zürich";
        fs::create_directories(root_ / "build" / "learn" / "bin");
        fs::create_directories(home_ / "bin");
        auto text = read_file(fs::path(WORKSHOP_SOURCE_DIR) / "workshop");
        for (const std::string real = "/etc/os-release"; text.find(real) != text.npos;)
            text.replace(text.find(real), real.size(), (home_ / "release").string());
        companion::write_new_file(root_ / "workshop", text);
        for (const auto* tool :
             {"awk", "bash", "cat", "dirname", "env", "find", "flock", "grep", "head", "mkdir",
              "rm", "sed", "sort", "tail", "touch", "tr", "true"})
            link(tool);
        // A machine that has everything, and a project that is built.
        script(root_ / "build" / "learn" / "bin" / "companion",
               "echo \"companion of $WORKSHOP_ROOT:\" \"$@\"");
        companion::write_new_file(root_ / "build" / "learn" / "build.ninja", "");
        companion::write_new_file(root_ / "build" / "learn" / "CMakeCache.txt",
                                  "CMAKE_HOME_DIRECTORY:INTERNAL=" + fs::canonical(root_).string() +
                                      "\n");
        program("cmake", "echo cmake \"$@\" >> asked");
        program("ninja", "echo ninja \"$@\" >> asked");
        program("c++", "cat > /dev/null");
        program("sqlite3", "");
        program("curl", "");
        program("openssl", "");
        program("id", "echo 0");
    }
    ~Workshop() override { fs::remove_all(home_); }

    static void script(const fs::path& file, const std::string& text) {
        companion::write_new_file(file, "#!/usr/bin/env bash\n" + text + "\n");
        fs::permissions(file, fs::perms::owner_all);
    }
    void program(const std::string& name, const std::string& text) {
        script(home_ / "bin" / name, "cd '" + home_.string() + "'; " + text);
    }
    void remove(const std::string& name) { fs::remove(home_ / "bin" / name); }

    void link(const std::string& tool) {
        for (const auto* folder : {"/bin", "/usr/bin"})
            if (fs::exists(fs::path(folder) / tool) && !fs::exists(home_ / "bin" / tool))
                fs::create_symlink(fs::path(folder) / tool, home_ / "bin" / tool);
    }

    /// What apt-cache says of packages, a line each: name, what is installed, what could be.
    void apt_knows(const std::string& packages) {
        companion::write_new_file(home_ / "known", packages);
        program("apt-cache", R"(
            verb=$1; shift
            for word in "$@"; do while read -r name installed candidate; do
                case $verb in
                pkgnames) case $name in "$word"*) echo "$name" ;; esac ;;
                show) [ "$name" != "$word" ] || exit 0 ;;
                policy) [ "$name" != "$word" ] || printf \
                    '%s:\n  Installed: %s\n  Candidate: %s\n  Version table:\n' \
                    "$name" "$installed" "$candidate" ;;
                esac
            done < known; done; [ "$verb" != show ])");
    }
    /// A machine whose Boost is missing altogether.
    void lack_boost() {
        program("c++",
                "cat > /dev/null; [ -e installed ] || printf '\"boost\"\\n\"boost-json\"\\n'");
        program("apt-get", "echo apt-get \"$@\" >> asked; touch installed");
    }
    void release(const std::string& name) {
        companion::write_new_file(home_ / "release", "ID=debian\nVERSION_CODENAME=" + name + "\n");
    }

    companion::Ended start(const std::vector<std::string>& words = {}) {
        companion::Command command{{"bash", (root_ / "workshop").string()},
                                   {{"PATH", (home_ / "bin").string()}, {"CXX", ""}}};
        command.words.insert(command.words.end(), words.begin(), words.end());
        return companion::run(command);
    }

    /// What the stand-ins were asked for.
    std::string asked() { return fs::exists(home_ / "asked") ? read_file(home_ / "asked") : ""; }

    fs::path home_;
    fs::path root_;
};

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

TEST_F(Workshop, HandsOverToTheCompanion) {
    const auto ended = start({"solve", "1.2", "a b"});
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.output, "companion of " + fs::canonical(root_).string() + ": solve 1.2 a b\n");
}

TEST_F(Workshop, LooksForPackagesOnlyOnce) {
    start();
    program("c++", "echo looked >> asked; cat > /dev/null");
    start();
    EXPECT_FALSE(holds(asked(), "looked"));
}

TEST_F(Workshop, InstallsWhatIsMissingWithApt) {
    remove("ninja");
    program("c++", "cat > /dev/null; [ -e installed ] || printf '\"boost\"\\n\"cli11\"\\n'");
    apt_knows("libboost-json1.81-dev (none) 1.81.0-5\n");
    program("apt-get", "echo apt-get \"$@\" >> asked; [ \"$1\" = update ] || { touch installed; "
                       "printf '#!/usr/bin/env bash\\n' > bin/ninja; chmod +x bin/ninja; }");
    link("chmod");
    const auto ended = start({"check"});
    EXPECT_EQ(ended.status, 0) << ended.output;
    EXPECT_TRUE(holds(ended.output, "Installing with apt-get: libboost-json1.81-dev "
                                    "libboost1.81-dev libcli11-dev ninja-build\n"))
        << ended.output;
    EXPECT_TRUE(holds(asked(), "install -y --no-install-recommends libboost-json1.81-dev "
                               "libboost1.81-dev libcli11-dev ninja-build\n"))
        << asked();
    EXPECT_TRUE(holds(ended.output, ": check\n"));
}

TEST_F(Workshop, TakesTheNewestBoostThatHasACandidate) {
    apt_knows("libboost-json1.81-dev (none) (none)\n" // as in Debian 13: only mentioned there
              "libboost-json1.83-dev (none) 1.83.0-4.2\n"
              "libboost-json1.88-dev (none) 1.88.0-1\n"
              "libboost-json-dev (none) 1.83.0.2+b2\n"
              "libboost1.81-dev (none) (none)\n");
    lack_boost();
    EXPECT_EQ(start().status, 0);
    EXPECT_TRUE(holds(asked(), " libboost-json1.88-dev libboost1.88-dev\n")) << asked();
}

TEST_F(Workshop, OrdersBoostsByTheirNumbers) {
    apt_knows("libboost-json1.100-dev (none) 1.100.0-1\nlibboost-json1.92-dev (none) 1.92.0-1\n");
    lack_boost();
    EXPECT_EQ(start().status, 0);
    EXPECT_TRUE(holds(asked(), " libboost-json1.100-dev libboost1.100-dev\n")) << asked();
}

TEST_F(Workshop, KeepsTheBoostThatIsThereAndAddsItsLibrary) {
    apt_knows("libboost1.83-dev 1.83.0-4.2 1.83.0-4.2\n"
              "libboost-json1.83-dev (none) 1.83.0-4.2\n"
              "libboost-json1.88-dev (none) 1.88.0-1\n");
    lack_boost();
    // Debian has all headers of Boost in one package, and each library in another.
    program("c++", "cat > /dev/null; case $* in *-lboost_json*) [ -e installed ] ;; esac");
    const auto ended = start();
    EXPECT_EQ(ended.status, 0) << ended.output;
    EXPECT_TRUE(holds(asked(), " libboost-json1.83-dev libboost1.83-dev\n")) << asked();
}

TEST_F(Workshop, ReplacesABoostThatIsTooOld) {
    apt_knows("libboost1.74-dev 1.74.0-18 1.74.0-18\nlibboost-json1.81-dev (none) 1.81.0-5\n");
    lack_boost();
    EXPECT_EQ(start().status, 0);
    EXPECT_TRUE(holds(asked(), " libboost-json1.81-dev libboost1.81-dev\n")) << asked();
}

TEST_F(Workshop, TakesThePlainNamesWhereAptKnowsNoNumber) {
    apt_knows("");
    lack_boost();
    EXPECT_EQ(start().status, 0);
    EXPECT_TRUE(holds(asked(), " libboost-dev libboost-json-dev\n")) << asked();
}

TEST_F(Workshop, GoesThroughSudoWhereItIsNotRoot) {
    program("id", "echo 1000");
    program("c++", "cat > /dev/null; [ -e installed ] || echo '\"gtest\"'");
    program("apt-get", "touch installed; echo frontend: $DEBIAN_FRONTEND >> asked");
    program("sudo", "echo sudo \"$@\" >> asked; env -u DEBIAN_FRONTEND \"$@\"");
    EXPECT_EQ(start().status, 0);
    EXPECT_TRUE(holds(asked(), "sudo env")) << asked();
    EXPECT_TRUE(holds(asked(), "frontend: noninteractive\n")) << asked();
}

TEST_F(Workshop, SaysInASentenceWhatAnAdministratorHasToRun) {
    program("id", "echo 1000");
    program("c++", "cat > /dev/null; echo '\"gtest\"'");
    program("apt-get", "echo never >> asked");
    const auto ended = start();
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(holds(ended.output, "Please ask an administrator to run:\n"
                                    "apt-get update && apt-get install --no-install-recommends "
                                    "libgtest-dev\n"))
        << ended.output;
    EXPECT_FALSE(holds(asked(), "never"));
    program("sudo", "echo 'jane is not in the sudoers file.' >&2; exit 1");
    EXPECT_TRUE(holds(start().output, "recommends libgtest-dev\n"));
}

TEST_F(Workshop, KnowsTheAdministratorsLineWithoutListsOfPackages) {
    apt_knows("");
    lack_boost();
    program("id", "echo 1000");
    for (const auto& [name, packages] :
         {std::pair{"bookworm", " libboost-json1.81-dev libboost1.81-dev\n"},
          std::pair{"trixie", " libboost-dev libboost-json-dev\n"}}) {
        release(name);
        const auto ended = start();
        EXPECT_EQ(ended.status, 2);
        EXPECT_TRUE(holds(ended.output, packages)) << ended.output;
        fs::remove(home_ / "release");
    }
}

TEST_F(Workshop, SaysInASentenceThatThereIsNoNetwork) {
    program("c++", "cat > /dev/null; echo '\"gtest\"'");
    program("apt-get", "echo 'could not resolve'; exit 100");
    const auto ended = start();
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(holds(ended.output, "Is there a network connection?")) << ended.output;
    EXPECT_FALSE(holds(ended.output, "could not resolve"));
}

TEST_F(Workshop, NamesThePackagesOfHomebrew) {
    remove("ninja");
    remove("c++");
    program("brew", "echo never >> asked");
    const auto ended = start();
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(holds(ended.output,
                      "brew install boost cli11 cryptopp googletest llvm ninja openssl "
                      "sqlite sqlitecpp utf8proc\n"))
        << ended.output;
    EXPECT_FALSE(holds(asked(), "never"));
}

TEST_F(Workshop, NamesWhatIsMissingOnOtherSystems) {
    remove("c++");
    const auto ended = start();
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(holds(ended.output, "compiler boost boost-json cli11 gtest sqlite3 sqlitecpp "
                                    "cryptopp openssl utf8proc\n"))
        << ended.output;
}

TEST_F(Workshop, NeedsNodeAndABrowserOnlyForItsOwnTests) {
    EXPECT_EQ(start({"check"}).status, 0);
    const auto ended = start({"test"});
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(holds(ended.output, "node npm chromium\n")) << ended.output;
    const auto help = start({"test", "--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_TRUE(holds(help.output, ": test --help\n")) << help.output;
}

TEST_F(Workshop, ShowsWhatTheCompilerSaysWhenTheCompanionCannotBeBuilt) {
    program("ninja", "echo '[1/2] Building x'; echo 'x.cpp:1: error: no'; exit 1");
    const auto ended = start();
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(holds(ended.output, "x.cpp:1: error: no\n")) << ended.output;
    EXPECT_TRUE(holds(ended.output, "The companion could not be built")) << ended.output;
}

TEST_F(Workshop, ConfiguresAnewAfterItsFolderHasMoved) {
    fs::rename(root_, home_ / "elsewhere");
    root_ = home_ / "elsewhere";
    const auto ended = start();
    EXPECT_TRUE(holds(asked(), "--preset learn")) << ended.output;
}

} // namespace
