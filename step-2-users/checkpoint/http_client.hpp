// Sends one HTTP request on a connection of its own.

#pragma once

#include "raw_connection.hpp"

#include <cstdlib>
#include <vector>

struct Answer {
    int status;
    std::string head;
    std::string body;

    /// The session cookie that came with it, as the header that sends it back: "Cookie: session-…".
    /// Empty if none came.
    std::string cookie() const {
        const auto begin = head.find("Set-Cookie: ");
        if (begin == head.npos)
            return "";
        return head.substr(begin + 4, head.find(';', begin) - begin - 4);
    }
};

/// `headers` are whole lines without line ends.
inline Answer ask(std::uint16_t port, const std::string& call, const std::string& body = "",
                  const std::vector<std::string>& headers = {}) {
    const bool has_host = !headers.empty() && headers.front().starts_with("Host:");
    std::string text = call + " HTTP/1.1\r\n";
    if (!has_host)
        text += "Host: localhost:" + std::to_string(port) + "\r\n";
    for (const auto& header : headers)
        text += header + "\r\n";
    if (text.find("\r\nConnection: ") == text.npos)
        text += "Connection: close\r\n";
    text += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    RawConnection connection(port);
    connection.write(text);
    const auto all = connection.read_to_the_end();
    const auto end = all.find("\r\n\r\n");
    if (!all.starts_with("HTTP/1.1 ") || end == all.npos)
        return {0, all, ""};
    return {std::atoi(all.c_str() + 9), all.substr(0, end + 2), all.substr(end + 4)};
}

inline std::string credentials(const std::string& email, const std::string& password) {
    return R"({"email":")" + email + R"(","password":")" + password + R"("})";
}

/// Signs `email` up, and returns the header with the cookie of its session.
inline std::string sign_up(std::uint16_t port, const std::string& email) {
    return ask(port, "POST /api/users", credentials(email, "correct horse")).cookie();
}
