// `chat` and a server over TLS: whom the client trusts, and what it says of the others.

#include "server_fixture.hpp"
#include "test_certificate.hpp"

namespace {

class OverHttps : public ServerFixture {
  protected:
    OverHttps() { restart_with(certificate_); }

    /// The server of the evening ends; one that speaks HTTPS begins on its port.
    void restart_with(const messenger::TestCertificate& certificate) {
        if (secure_)
            secure_->signal(SIGTERM), secure_->end();
        else
            kill_server();
        secure_ = std::make_unique<Process>(std::vector<std::string>{
            SERVER, "--port", std::to_string(port_), "--database", database().string(),
            "--certificate", certificate.certificate(), "--key", certificate.key()});
        secure_->expect("listens on https://localhost:" + std::to_string(port_) + "\n");
    }

    std::string address(const std::string& host = "localhost",
                        const std::string& scheme = "https") const {
        return scheme + "://" + host + ":" + std::to_string(port_);
    }

    std::unique_ptr<Process> chat(const std::string& url,
                                  const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words{chat_, url, "--email", "mary@example.com"};
        words.insert(words.end(), more.begin(), more.end());
        return std::make_unique<Process>(
            words, Process::Environment{{"MESSENGER_PASSWORD", "correct horse"}});
    }

    std::vector<std::string> trusting() const {
        return {"--certificate", certificate_.certificate()};
    }

    /// What it says when it gives up.
    void expect_refused(Process& chat, const std::string& words) const {
        EXPECT_EQ(chat.end(), 2) << words;
        EXPECT_NE(chat.errors().find(words), std::string::npos) << chat.errors();
        EXPECT_EQ(chat.output(), "");
    }

    messenger::TestCertificate certificate_;
    std::unique_ptr<Process> secure_;
};

} // namespace

TEST_F(OverHttps, TalksToAServerWithATrustedCertificate) {
    auto mary = chat(address(), {"--sign-up", "--certificate", certificate_.certificate()});
    mary->write("hello\n");
    EXPECT_EQ(mary->end(), 0) << mary->errors();
    EXPECT_TRUE(mary->output().ends_with(" mary@example.com: hello\n")) << mary->output();
    EXPECT_EQ(stored(), std::vector<std::string>{"hello"});
    EXPECT_EQ(chat(address("127.0.0.1"), trusting())->end(), 0);
}

TEST_F(OverHttps, RefusesACertificateThatNobodyVouchesFor) {
    ASSERT_EQ(chat(address(), {"--sign-up", "--certificate", certificate_.certificate()})->end(),
              0);
    const auto mary = chat(address());
    expect_refused(*mary, "cannot be trusted: its certificate was not issued by anybody that this "
                          "computer trusts.");
    const messenger::TestCertificate another;
    const auto deceived = chat(address(), {"--certificate", another.certificate()});
    expect_refused(*deceived, "was not issued by anybody that this computer trusts");
}

TEST_F(OverHttps, RefusesACertificateForAnotherName) {
    ASSERT_EQ(chat(address(), {"--sign-up", "--certificate", certificate_.certificate()})->end(),
              0);
    const messenger::TestCertificate elsewhere("DNS:example.com,IP:192.0.2.1");
    restart_with(elsewhere);
    for (const auto* host : {"localhost", "127.0.0.1"}) {
        const auto mary = chat(address(host), {"--certificate", elsewhere.certificate()});
        expect_refused(*mary, std::string("its certificate is not for ") + host + ".");
    }
}

TEST_F(OverHttps, DistinguishesNamesFromAddresses) {
    ASSERT_EQ(chat(address(), {"--sign-up", "--certificate", certificate_.certificate()})->end(),
              0);
    struct Case {
        const char* names; // in the certificate
        const char* good;  // a host that it is for, or none
        std::vector<const char*> bad;
    };
    const Case cases[]{{"DNS:localhost", "localhost", {"127.0.0.1"}},
                       {"IP:127.0.0.1", "127.0.0.1", {"localhost"}},
                       {"DNS:127.0.0.1", nullptr, {"localhost", "127.0.0.1"}}};
    for (const auto& [names, good, bad] : cases) {
        SCOPED_TRACE(names);
        const messenger::TestCertificate certificate(names);
        restart_with(certificate);
        const std::vector<std::string> trusting{"--certificate", certificate.certificate()};
        if (good) {
            const auto mary = chat(address(good), trusting);
            EXPECT_EQ(mary->end(), 0) << mary->errors();
        }
        for (const auto* host : bad)
            expect_refused(*chat(address(host), trusting),
                           std::string("its certificate is not for ") + host + ".");
    }
}

TEST_F(OverHttps, RefusesACertificateThatHasExpired) {
    const messenger::TestCertificate old("DNS:localhost", -1);
    restart_with(old);
    EXPECT_NE(secure_->errors().find("The certificate has expired"), std::string::npos);
    const auto mary = chat(address(), {"--certificate", old.certificate()});
    expect_refused(*mary, "its certificate is not valid today");
}

TEST_F(OverHttps, SaysWhenOnlyOneOfTheTwoSpeaksHttps) {
    const auto plain = chat(address("localhost", "http"));
    expect_refused(*plain, "is not a messenger with users");
    secure_->signal(SIGTERM);
    EXPECT_EQ(secure_->end(), 0);
    start_server();
    const auto secure = chat(address(), trusting());
    expect_refused(*secure, "does not speak HTTPS. Is its address http://localhost:");
}

TEST_F(OverHttps, JoinsAgainWhenTheServerComesBack) {
    ASSERT_EQ(chat(address(), {"--sign-up", "--certificate", certificate_.certificate()})->end(),
              0);
    const auto mary = chat(address(), trusting());
    mary->write("one\n");
    mary->expect(": one\n");
    restart_with(certificate_);
    mary->write("two\n");
    mary->expect(": two\n");
    EXPECT_EQ(mary->end(), 0) << mary->errors();
}

TEST_F(OverHttps, NeedsCertificateAndKeyTogether) {
    for (const auto* option : {"--certificate", "--key"}) {
        Process server({SERVER, "--port", "0", "--database", database().string(), option,
                        certificate_.certificate()});
        EXPECT_EQ(server.end(), 2);
        EXPECT_NE(server.errors().find(" requires --"), std::string::npos) << server.errors();
    }
}

TEST_F(OverHttps, TheCertificateToTrustHasToBeOne) {
    const auto mary = chat(address(), {"--certificate", certificate_.key()});
    expect_refused(*mary, "There is no certificate in PEM form in " + certificate_.key() + ".");
}
