#include "client/pin_file.hpp"

#include "client/descriptor.hpp"
#include "client/errors.hpp"
#include "common/bytes.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace messenger::client {
namespace fs = std::filesystem;

namespace {

fs::path state_folder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state && *state == '/') // any other is to be ignored
        return fs::path(state) / "secure-messenger";
    const char* home = std::getenv("HOME");
    if (home && *home == '/')
        return fs::path(home) / ".local/state/secure-messenger";
    throw FatalError(
        "There is no folder for the keys that you trust: the variable HOME is not set.");
}

/// An address may have a slash in it, and both together more letters than a file's name.
std::string name_for(const Owner& owner) {
    auto hash = sha256(owner.server + " " + owner.account);
    hash.resize(18);
    return "pins-" + to_base64url(hash) + ".json";
}

} // namespace

PinFile::PinFile(Owner owner) : owner_(std::move(owner)), path_(state_folder() / name_for(owner_)) {
}

TrustState PinFile::load() const {
    const auto text = read(path_);
    if (text.empty())
        return {};
    if (auto state = parse_trust_state(text, owner_))
        return *std::move(state);
    throw FatalError(
        "The file with the keys that you trust is damaged. It was left as it is: " +
        path_.string() +
        "\nRestore a copy of it, or move it away. Without it, everybody is new to you, and you "
        "have to compare safety numbers again.");
}

TrustState PinFile::change(const std::function<void(TrustState&)>& how) const {
    const auto folder = path_.parent_path();
    std::error_code error;
    fs::create_directories(folder, error);
    ::chmod(folder.c_str(), 0700);
    const Descriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (lock.number() < 0 || ::flock(lock.number(), LOCK_EX) != 0)
        fail("written");
    auto state = load();
    const auto before = to_text(state, owner_);
    how(state);
    if (const auto after = to_text(state, owner_); after != before) {
        write(after);
        ::fsync(lock.number()); // not every file system can; the rename is whole either way
    }
    return state;
}

std::optional<std::string> PinFile::other_account_with(const PublicKeys& own_keys) const {
    std::error_code error; // where there is no folder, there is no file
    for (const auto& entry : fs::directory_iterator(path_.parent_path(), error))
        if (entry.path() != path_ && entry.is_regular_file(error))
            if (auto account = account_in(read(entry.path()), owner_.server, own_keys))
                return account;
    return std::nullopt;
}

std::string PinFile::read(const fs::path& path) const {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0 && errno == ENOENT)
        return "";
    if (file.number() < 0)
        fail("read");
    std::string text;
    char buffer[16384];
    for (;;) {
        const auto count = ::read(file.number(), buffer, sizeof buffer);
        if (count > 0)
            text.append(buffer, static_cast<std::size_t>(count));
        else if (count == 0)
            return text.empty() ? "empty" : text; // which is damaged
        else if (errno != EINTR)
            fail("read");
    }
}

void PinFile::write(const std::string& text) const {
    auto next = path_.string() + ".next";
    const Descriptor file(
        ::open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.number() < 0 || !write_all(file.number(), text) || ::fsync(file.number()) != 0 ||
        ::rename(next.c_str(), path_.c_str()) != 0)
        fail("written");
}

void PinFile::fail(const std::string& what) const {
    throw FatalError("The file with the keys that you trust cannot be " + what + " (" +
                     std::strerror(errno) + "): " + path_.string());
}

} // namespace messenger::client
