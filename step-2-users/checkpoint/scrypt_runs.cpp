#include "scrypt_runs.hpp"

#include "idle_limit.hpp"

#include <cryptopp/scrypt.h>

#include <condition_variable>
#include <dlfcn.h>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <type_traits>

namespace messenger {
namespace {

using Input = std::tuple<std::string, std::string, CryptoPP::word64, CryptoPP::word64,
                         CryptoPP::word64, std::size_t>;

std::mutex mutex;
std::vector<ScryptRun> runs;
std::map<Input, std::string> results;

struct Gate {
    std::condition_variable changed;
    bool closed = false;
    std::size_t waiting = 0;
} gate; // guarded by the mutex

/// Records that `input` is hashed. Returns the result if `input` has been hashed before.
std::optional<std::string> note(const Input& input) {
    const std::lock_guard lock(mutex);
    const auto& [secret, salt, cost, block_size, parallel, size] = input;
    runs.push_back({secret, cost, block_size, parallel});
    const auto known = results.find(input);
    return known == results.end() ? std::nullopt : std::optional(known->second);
}

std::string keep(const Input& input, const std::string& result) {
    const std::lock_guard lock(mutex);
    return results[input] = result;
}

/// Crypto++'s own function, which the one below hides.
std::string derive(const CryptoPP::Scrypt& scrypt, const Input& input) {
    using CryptoPP::byte;
    using CryptoPP::word64;
    using Function = std::size_t(const CryptoPP::Scrypt*, byte*, std::size_t, const byte*,
                                 std::size_t, const byte*, std::size_t, word64, word64, word64);
    constexpr auto name = std::is_same_v<word64, unsigned long>
                              ? "_ZNK8CryptoPP6Scrypt9DeriveKeyEPhmPKhmS3_mmmm"
                              : "_ZNK8CryptoPP6Scrypt9DeriveKeyEPhmPKhmS3_myyy";
    static const auto original = reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
    if (original == nullptr)
        throw std::runtime_error("Cannot find scrypt in Crypto++.");
    const auto& [secret, salt, cost, block_size, parallel, size] = input;
    std::string result(size, '\0');
    original(&scrypt, reinterpret_cast<byte*>(result.data()), size,
             reinterpret_cast<const byte*>(secret.data()), secret.size(),
             reinterpret_cast<const byte*>(salt.data()), salt.size(), cost, block_size, parallel);
    return result;
}

void pass_gate() {
    std::unique_lock lock(mutex);
    ++gate.waiting;
    gate.changed.notify_all();
    gate.changed.wait(lock, [] { return !gate.closed; });
    --gate.waiting;
}

} // namespace

std::vector<ScryptRun> scrypt_runs() {
    const std::lock_guard lock(mutex);
    return runs;
}

ScryptGate::ScryptGate() {
    const std::lock_guard lock(mutex);
    gate.closed = true;
}

void ScryptGate::open() {
    const std::lock_guard lock(mutex);
    gate.closed = false;
    gate.changed.notify_all();
}

bool ScryptGate::wait_for(std::size_t runs) {
    lesson::IdleLimit limit;
    std::unique_lock lock(mutex);
    while (!gate.changed.wait_for(lock, limit.turn, [runs] { return gate.waiting >= runs; }))
        if (!limit.allows_another_turn())
            return false;
    return true;
}

} // namespace messenger

// A definition in the program takes precedence over one in a shared library, so this one replaces
// Crypto++'s. It does not hash the same input twice, because a checkpoint runs often.
std::size_t CryptoPP::Scrypt::DeriveKey(byte* derived, std::size_t derived_size, const byte* secret,
                                        std::size_t secret_size, const byte* salt,
                                        std::size_t salt_size, word64 cost, word64 block_size,
                                        word64 parallel) const {
    using namespace messenger;
    const Input input{{secret, secret + secret_size},
                      {salt, salt + salt_size},
                      cost,
                      block_size,
                      parallel,
                      derived_size};
    auto known = note(input);
    if (!known)
        known = keep(input, derive(*this, input));
    known->copy(reinterpret_cast<char*>(derived), derived_size);
    pass_gate();
    return 1; // what Crypto++ returns
}
