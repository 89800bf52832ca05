// Which pages may talk to the server, and under which names it is found.

#include "server/origin_check.hpp"

#include <gtest/gtest.h>

using namespace messenger;

namespace {

Request request_to(const std::string& host, const std::string& origin = "") {
    Request request{"POST", "/api/session", {{"host", host}}};
    request.port = 8080;
    if (!origin.empty())
        request.headers.emplace_back("ORIGIN", origin);
    return request;
}

bool allows(const OriginCheck& origins, const std::string& host, const std::string& origin = "") {
    return origins.allow(request_to(host, origin));
}

const OriginCheck local("127.0.0.1", {});

} // namespace

TEST(OriginCheck, KnowThisMachine) {
    for (const auto* host :
         {"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LocalHost:8080", "localhost"})
        EXPECT_TRUE(allows(local, host)) << host;
    EXPECT_TRUE(allows(local, "localhost:8080", "http://localhost:8080"));
    EXPECT_TRUE(allows(local, "127.0.0.1:8080", "http://127.0.0.1:8080"));
    EXPECT_TRUE(allows(local, "[::1]:8080", "HTTP://[::1]:8080"));
}

TEST(OriginCheck, KnowNoOtherNames) {
    ASSERT_TRUE(allows(local, "localhost:8080"));
    for (const auto* host :
         {"", "evil.example:8080", "localhost.evil.example:8080", "localhost:8081",
          "192.168.1.5:8080", "evil.example", "localhost:8080.evil.example"})
        EXPECT_FALSE(allows(local, host)) << host;
}

TEST(OriginCheck, KnowNoOtherPages) {
    ASSERT_TRUE(allows(local, "localhost:8080", "http://localhost:8080"));
    for (const auto* origin :
         {"http://evil.example", "http://localhost:3000", "null", "file://",
          "http://localhost:8080.evil.example", "http://evil.example:8080",
          "chrome-extension://localhost:8080", "http://localhost:8080@evil.example",
          "https://localhost:8080", "http://127.0.0.1:8080"})
        EXPECT_FALSE(allows(local, "localhost:8080", origin)) << origin;
}

TEST(OriginCheck, AMissingPortIsTheUsualOneAndNotAnyOther) {
    ASSERT_TRUE(allows(local, "localhost:8080", "http://localhost:8080"));
    EXPECT_FALSE(allows(local, "localhost:8080", "http://localhost"));
    EXPECT_FALSE(allows(local, "localhost:8080", "https://localhost"));
    EXPECT_TRUE(allows(local, "localhost", "http://localhost")) << "a proxy on port 80";
    EXPECT_TRUE(allows(local, "localhost", "http://localhost:80"));
    EXPECT_FALSE(allows(local, "localhost", "https://localhost"));
    EXPECT_FALSE(allows(local, "localhost", "http://localhost:8080"));
    EXPECT_FALSE(allows(local, "localhost:8080", "http://localhost:"));
}

TEST(OriginCheck, TheSchemeCounts) {
    auto request = request_to("localhost:8080", "http://localhost:8080");
    ASSERT_TRUE(local.allow(request));
    request.https = true;
    EXPECT_FALSE(local.allow(request));
    EXPECT_TRUE(local.allow([] {
        auto secure = request_to("localhost:8080", "https://localhost:8080");
        secure.https = true;
        return secure;
    }()));
    auto proxied = request_to("localhost", "https://localhost");
    proxied.headers.emplace_back("X-Forwarded-Proto", "https");
    EXPECT_TRUE(local.allow(proxied));
}

TEST(OriginCheck, AreAddedByName) {
    const OriginCheck origins("127.0.0.1", {"https://Chat.example.org"});
    EXPECT_TRUE(allows(origins, "chat.example.org", "https://chat.example.org"));
    EXPECT_TRUE(allows(origins, "localhost:8080", "https://chat.example.org"));
    EXPECT_TRUE(allows(origins, "chat.example.org:443", "https://chat.example.org:443"));
    EXPECT_FALSE(allows(origins, "chat.example.org", "https://evil.example.org"));
    EXPECT_FALSE(allows(origins, "chat.example.org:8443"));
    EXPECT_FALSE(allows(origins, "chat.example.org", "https://chat.example.org:8443"));
    EXPECT_FALSE(allows(origins, "localhost:8080", "http://chat.example.org"));
}

TEST(OriginCheck, AProxyWithAnotherNameMayPutLocalhostInItsPlace) {
    const OriginCheck origins("127.0.0.1", {"https://chat.example.org"});
    EXPECT_TRUE(allows(origins, "chat.example.org", "http://localhost:8080"));
    EXPECT_TRUE(allows(origins, "127.0.0.1:8080", "http://localhost:8080"));
    EXPECT_FALSE(allows(origins, "chat.example.org", "http://localhost"));
    EXPECT_FALSE(allows(origins, "chat.example.org", "http://localhost:3000"));
}

TEST(OriginCheck, OnAllNetworksAnyNumericAddressWillDo) {
    const OriginCheck everywhere("0.0.0.0", {});
    EXPECT_TRUE(allows(everywhere, "192.168.1.5:8080", "http://192.168.1.5:8080"));
    EXPECT_FALSE(allows(everywhere, "evil.example:8080"));
    EXPECT_FALSE(allows(everywhere, "192.168.1.5:8080", "http://evil.example:8080"));
    EXPECT_FALSE(allows(everywhere, "192.168.1.5:8080", "http://192.168.1.6:8080"));
    EXPECT_FALSE(allows(everywhere, "192.168.1.5:8080", "http://192.168.1.5"));
    EXPECT_TRUE(allows(OriginCheck("192.168.1.5", {}), "192.168.1.5:8080"));
}
