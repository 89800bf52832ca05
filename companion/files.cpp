#include "files.hpp"

#include "descriptor.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace companion {
namespace {

[[noreturn]] void fail(const std::string& what, const fs::path& file, int error) {
    throw std::runtime_error(what + " " + file.string() + ": " + std::strerror(error) + ".");
}

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

/// The prefix of the temporary files in which new texts of `target` are prepared. Their names are
/// hidden and do not end in .cpp, so that no build picks them up.
std::string prefix_for(const fs::path& target) {
    return "." + target.filename().string() + ".next-";
}

/// Removes the temporary files of `target` that killed commands left behind. One that is in use is
/// locked.
void remove_leftovers(const fs::path& target) {
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(target.parent_path(), missing)) {
        if (!entry.path().filename().string().starts_with(prefix_for(target)))
            continue;
        const Descriptor file(::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (file.get() >= 0 && ::flock(file.get(), LOCK_SH | LOCK_NB) == 0)
            ::unlink(entry.path().c_str());
    }
}

/// A new file beside `target`, under a name that no other command uses, locked until it is closed.
/// It is removed unless it replaces `target`.
class PreparedFile {
  public:
    explicit PreparedFile(const fs::path& target) : target_(target) {
        struct stat mine {};
        do {
            path_ = (target.parent_path() / prefix_for(target)).string() + "XXXXXX";
            file_.emplace(::mkostemp(path_.data(), O_CLOEXEC));
            if (file_->get() < 0)
                fail("Cannot write", target, errno);
            ::flock(file_->get(), LOCK_EX); // on a file system without locks, leftovers stay
            // Another command may have removed it before it was locked: then try again.
        } while (::fstat(file_->get(), &mine) == 0 && mine.st_nlink == 0);
    }
    ~PreparedFile() {
        if (!path_.empty())
            ::unlink(path_.c_str());
    }
    PreparedFile(const PreparedFile&) = delete;
    PreparedFile& operator=(const PreparedFile&) = delete;

    void write(std::string_view text, mode_t mode) {
        ::fchmod(file_->get(), mode); // some file systems have no modes
        if (!write_all(file_->get(), text) || ::fsync(file_->get()) != 0)
            fail("Cannot write", target_, errno);
    }

    void replace_target() {
        if (::rename(path_.c_str(), target_.c_str()) != 0)
            fail("Cannot replace", target_, errno);
        path_.clear();
    }

  private:
    const fs::path& target_;
    std::string path_;
    std::optional<Descriptor> file_;
};

/// The mode of `target`, or the default for a new file.
mode_t mode_for(const fs::path& target) {
    struct stat before {};
    if (::stat(target.c_str(), &before) == 0)
        return before.st_mode & 0777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0644 & ~mask;
}

} // namespace

std::string read_file(const fs::path& file) {
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (in.get() < 0)
        fail("Cannot read", file, errno);
    std::string text;
    char buffer[16384];
    for (;;) {
        const auto got = ::read(in.get(), buffer, sizeof buffer);
        if (got == 0)
            return text;
        if (got > 0)
            text.append(buffer, static_cast<std::size_t>(got));
        else if (errno != EINTR)
            fail("Cannot read", file, errno);
    }
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

void make_private_file(const fs::path& file) {
    constexpr int only_new = O_CREAT | O_EXCL | O_NOFOLLOW;
    const Descriptor out(::open(file.c_str(), O_WRONLY | only_new | O_CLOEXEC, 0600));
    if (out.get() < 0)
        fail("Cannot write", file, errno);
}

void sync_folder(const fs::path& folder) {
    const Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.get() >= 0)
        ::fsync(handle.get()); // not every file system can; the rename is atomic either way
}

void replace_file(const fs::path& file, std::string_view text) {
    // A symbolic link stays one.
    const auto target = fs::exists(file) ? fs::canonical(file) : fs::absolute(file);
    remove_leftovers(target);
    PreparedFile prepared(target);
    prepared.write(text, mode_for(target));
    prepared.replace_target();
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
