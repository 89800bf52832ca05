#include "sha256_work.hpp"

#include <cryptopp/sha.h>

#include <atomic>
#include <dlfcn.h>
#include <limits>
#include <stdexcept>
#include <type_traits>

namespace messenger {
namespace {

constexpr auto unlimited = std::numeric_limits<std::int64_t>::max();

std::atomic<std::int64_t> blocks_left = unlimited;

struct TooMuchWork {};

} // namespace

bool hashes_more_than(std::uint64_t most, const std::function<void()>& act) {
    struct Limit {
        explicit Limit(std::uint64_t most) { blocks_left = static_cast<std::int64_t>(most); }
        ~Limit() { blocks_left = unlimited; }
    } limit(most);
    try {
        act();
    } catch (const TooMuchWork&) {
        return true;
    }
    return blocks_left < 0; // also if `act` caught the exception that interrupted it
}

} // namespace messenger

// A definition in the program takes precedence over one in a shared library, so this one replaces
// Crypto++'s. It counts, and then calls Crypto++'s. It is weak, so that a definition in a static
// library takes precedence over it.
__attribute__((weak)) std::size_t CryptoPP::SHA256::HashMultipleBlocks(const HashWordType* input,
                                                                       std::size_t length) {
    using namespace messenger;
    using Function = std::size_t(SHA256*, const HashWordType*, std::size_t);
    constexpr auto name = std::is_same_v<std::size_t, unsigned long>
                              ? "_ZN8CryptoPP6SHA25618HashMultipleBlocksEPKjm"
                              : "_ZN8CryptoPP6SHA25618HashMultipleBlocksEPKjj";
    static const auto original = reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
    if (original == nullptr)
        throw std::runtime_error("Cannot find SHA-256 in Crypto++.");
    const auto blocks = static_cast<std::int64_t>(length / BLOCKSIZE);
    if (blocks_left != unlimited && (blocks_left -= blocks) < 0)
        throw TooMuchWork{};
    return original(this, input, length);
}
