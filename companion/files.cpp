#include "files.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace companion {
namespace {

[[noreturn]] void fail(const std::string& what, const fs::path& file, int error) {
    throw std::runtime_error(what + " " + file.string() + ": " + std::strerror(error) + ".");
}

/// A file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }

    /// Some file systems report a full disk only here, so it counts.
    bool close() {
        const int fd = fd_;
        fd_ = -1;
        return ::close(fd) == 0;
    }

  private:
    int fd_;
};

bool write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(fd, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    if (!in || (text << in.rdbuf(), in.bad()))
        fail("Cannot read", file, errno);
    return text.str();
}

void write_new_file(const fs::path& file, std::string_view text) {
    Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (out.get() < 0)
        fail("Cannot write", file, errno);
    if (!write_all(out.get(), text) || ::fsync(out.get()) != 0 || !out.close()) {
        const int error = errno;
        ::unlink(file.c_str());
        fail("Cannot write", file, error);
    }
}

void sync_folder(const fs::path& folder) {
    const Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.get() >= 0)
        ::fsync(handle.get()); // not every file system can; the rename is whole either way
}

void replace_file(const fs::path& file, std::string_view text, const fs::path& workbench) {
    const fs::path target = fs::exists(file) ? fs::canonical(file) : file; // through a link
    const fs::path prepared = workbench / "next";
    write_new_file(prepared, text);
    struct stat before {};
    if (::stat(target.c_str(), &before) == 0)
        ::chmod(prepared.c_str(), before.st_mode & 0777);
    if (::rename(prepared.c_str(), target.c_str()) != 0) {
        const int error = errno;
        ::unlink(prepared.c_str());
        fail("Cannot replace", file, error);
    }
    sync_folder(target.parent_path());
}

std::string hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const unsigned char byte : text)
        hash = (hash ^ byte) * 0x100000001b3;
    char hex[17];
    std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(hash));
    return hex;
}

} // namespace companion
