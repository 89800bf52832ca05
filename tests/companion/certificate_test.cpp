// `./workshop certificate`, in a folder of its own.

#include "files.hpp"
#include "networks.hpp"
#include "process.hpp"
#include "terminal.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;
using companion::read_file;

namespace {

class Certificate : public testing::Test {
  protected:
    Certificate() : root_(fs::temp_directory_path() / "certificate-XXXXXX") {
        auto name = root_.string();
        root_ = ::mkdtemp(name.data());
        // A project of one step, as far as the companion looks.
        const fs::path workshop = WORKSHOP_SOURCE_DIR;
        for (const auto* file : {"workshop", "CMakePresets.json"})
            fs::copy_file(workshop / file, root_ / file);
        fs::create_directories(root_ / "solutions" / "step-1-relay");
        fs::create_directories(root_ / "step-1-relay");
        fs::copy_file(workshop / "solutions" / "step-1-relay" / "relay.cpp",
                      root_ / "solutions" / "step-1-relay" / "relay.cpp");
    }
    ~Certificate() override { fs::remove_all(root_); }

    companion::Ended make(const std::string& names = "", const std::string& before = "") const {
        const auto line = "cd '" + root_.string() + "' && " + before +
                          " exec '" COMPANION "' certificate " + names;
        return companion::run(
            {{"sh", "-c", line}, {{"WORKSHOP_ROOT", root_.string()}, {"LC_ALL", "C.UTF-8"}}});
    }

    std::string openssl(const std::string& words) const {
        return companion::run({{"sh", "-c", "cd '" + root_.string() + "' && openssl " + words}})
            .output;
    }

    fs::path certificate() const { return root_ / "certificate.pem"; }
    fs::path key() const { return root_ / "key.pem"; }

    fs::path root_;
};

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != text.npos;
}

} // namespace

TEST_F(Certificate, IsForThisMachineAndTheNamesGiven) {
    const auto ended = make("messenger.local 192.0.2.77 localhost");
    ASSERT_EQ(ended.status, 0) << ended.output;
    const auto names = openssl("x509 -in certificate.pem -noout -ext subjectAltName");
    for (std::string name :
         {"DNS:localhost", "IP Address:127.0.0.1", "DNS:messenger.local", "IP Address:192.0.2.77"})
        EXPECT_TRUE(holds(names, name)) << names;
    for (const auto& address : companion::addresses_in_networks()) {
        EXPECT_TRUE(holds(names, "IP Address:" + address)) << names;
        EXPECT_TRUE(holds(ended.output, "  https://" + address + ":8080\n")) << ended.output;
    }
    EXPECT_TRUE(holds(ended.output, "  https://messenger.local:8080\n")) << ended.output;
    EXPECT_TRUE(holds(ended.output, "./workshop run 1 --certificate certificate.pem --key key.pem "
                                    "--address 0.0.0.0 --origin https://messenger.local:8080\n"))
        << ended.output;
    const auto print = openssl("x509 -in certificate.pem -noout -fingerprint -sha256");
    EXPECT_TRUE(holds(ended.output, print.substr(print.find('=') + 1))) << ended.output;
}

TEST_F(Certificate, ItsKeyIsPrivateFromTheFirstMoment) {
    const auto mask = ::umask(0); // nothing is taken from the mode that the file is made with
    companion::make_private_file(key());
    ::umask(mask);
    EXPECT_EQ(fs::status(key()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Certificate, ItsKeyIsWrittenIntoNoFileOfSomebodyElse) {
    fs::create_symlink(root_ / "elsewhere", key());
    EXPECT_THROW(companion::make_private_file(key()), std::runtime_error);
    EXPECT_FALSE(fs::exists(root_ / "elsewhere"));
    fs::create_symlink(root_ / "missing", certificate());
    EXPECT_NE(make().status, 0);
    EXPECT_FALSE(fs::exists(root_ / "missing"));
}

TEST_F(Certificate, AndItsKeyBelongTogetherForThirtyDaysAndToTheOwnerAlone) {
    const auto ended = make();
    ASSERT_EQ(ended.status, 0) << ended.output;
    EXPECT_EQ(openssl("x509 -in certificate.pem -noout -pubkey"),
              openssl("pkey -in key.pem -pubout"));
    constexpr auto days_29 = "2505600", days_31 = "2678400"; // seconds
    EXPECT_TRUE(holds(openssl(std::string("x509 -in certificate.pem -noout -checkend ") + days_29),
                      "will not expire"));
    EXPECT_TRUE(holds(openssl(std::string("x509 -in certificate.pem -noout -checkend ") + days_31),
                      "will expire"));
    EXPECT_EQ(fs::status(key()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_TRUE(holds(openssl("verify -CAfile certificate.pem certificate.pem"), ": OK"));
}

TEST_F(Certificate, NeverReplacesAnother) {
    companion::write_new_file(key(), "mine");
    auto ended = make();
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.output,
              "There is a key.pem here already. Move it away first if you want another.\n");
    EXPECT_EQ(read_file(key()), "mine");
    EXPECT_FALSE(fs::exists(certificate()));

    fs::remove(key());
    companion::write_new_file(certificate(), "mine, too");
    ended = make();
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(read_file(certificate()), "mine, too");
    EXPECT_FALSE(fs::exists(key()));
}

TEST_F(Certificate, IsMadeByOneCommandAtATime) {
    fs::create_directories(root_ / ".workshop");
    const auto lock = root_ / ".workshop" / "certificate.lock";
    const int other = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    ASSERT_EQ(::flock(other, LOCK_EX), 0);
    Terminal terminal(
        {"sh", "-c", "cd '" + root_.string() + "' && exec '" COMPANION "' certificate"},
        {{"WORKSHOP_ROOT", root_.string()}});
    terminal.expect("Another ./workshop is making a certificate; this one waits for it.");
    EXPECT_FALSE(fs::exists(key()));
    companion::write_new_file(key(), "of the other one");
    ::close(other);
    terminal.expect("There is a key.pem here already.");
    EXPECT_EQ(terminal.end(), 2);
    EXPECT_EQ(read_file(key()), "of the other one");
}

TEST_F(Certificate, IsForNamesOnly) {
    for (std::string name : {"https://a", "a:8080", "'a,DNS:b'", "'a b'", "''"}) {
        const auto ended = make(name);
        EXPECT_EQ(ended.status, 2) << name;
        EXPECT_TRUE(holds(ended.output, "neither a host name nor an IP address")) << ended.output;
        EXPECT_FALSE(fs::exists(key())) << name;
    }
}

TEST_F(Certificate, LeavesNothingBehindWhenItCannotBeMade) {
    const auto openssl = root_ / "bin" / "openssl";
    fs::create_directories(openssl.parent_path());
    companion::write_new_file(openssl, "#!/bin/sh\necho 'no entropy'; exit 1\n");
    fs::permissions(openssl, fs::perms::owner_all);
    const auto ended = make("", "PATH='" + openssl.parent_path().string() + "'");
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.output, "openssl could not make the certificate. It says:\n\nno entropy\n\n");
    EXPECT_FALSE(fs::exists(key()));
    EXPECT_FALSE(fs::exists(certificate()));

    fs::remove(openssl);
    const auto missing = make("", "PATH='" + openssl.parent_path().string() + "'");
    EXPECT_EQ(missing.status, 2);
    EXPECT_TRUE(holds(missing.output, "openssl is missing")) << missing.output;
    EXPECT_FALSE(fs::exists(key()));
}
