// Memory keeps what was written to it after it is freed. So what is given, and the solutions, free
// no block that holds a secret.

#include "common/byte_writer.hpp"
#include "crypto/hpke.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/x25519.hpp"
#include "decrypting.hpp"
#include "encrypting.hpp"
#include "keypair.hpp"
#include "people.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <stdexcept>
#include <vector>

using namespace messenger;

namespace {

/// A copy of every block that is freed while this lives. There is one at a time.
class FreedMemory {
  public:
    FreedMemory() {
        used_ = 0;
        is_recording_ = true;
    }
    ~FreedMemory() { is_recording_ = false; }

    FreedMemory(const FreedMemory&) = delete;
    FreedMemory& operator=(const FreedMemory&) = delete;

    /// Whether the first or the last eight bytes of `secret` are in it: a block that is freed when
    /// its vector grows may hold only one end.
    bool holds(std::span<const std::uint8_t> secret) const {
        constexpr std::size_t enough = 8;
        if (secret.size() < enough)
            throw std::invalid_argument("So few bytes may be there by chance.");
        if (used_ > kept_.size())
            throw std::length_error("More was freed than there is room for.");
        const auto freed = std::span(kept_).first(used_);
        return !std::ranges::search(freed, secret.first(enough)).empty() ||
               !std::ranges::search(freed, secret.last(enough)).empty();
    }

    static void add(const std::byte* block, std::size_t size) noexcept {
        if (!is_recording_)
            return;
        if (used_ + size <= kept_.size())
            std::memcpy(kept_.data() + used_, block, size);
        used_ += size;
    }

  private:
    static inline std::array<std::uint8_t, 4'000'000> kept_;
    static inline std::size_t used_ = 0;
    static inline bool is_recording_ = false;
};

constexpr std::size_t head = alignof(std::max_align_t); // of each block, for its size

} // namespace

void* operator new(std::size_t size) {
    auto* block = static_cast<std::byte*>(std::malloc(head + size));
    if (block == nullptr)
        throw std::bad_alloc();
    std::memcpy(block, &size, sizeof size);
    return block + head;
}

void operator delete(void* memory) noexcept {
    if (memory == nullptr)
        return;
    auto* block = static_cast<std::byte*>(memory) - head;
    std::size_t size = 0;
    std::memcpy(&size, block, sizeof size);
    FreedMemory::add(block + head, size);
    std::free(block);
}

void operator delete(void* memory, std::size_t) noexcept {
    operator delete(memory);
}

namespace {

constexpr std::string_view passphrase = "correct horse battery staple";

/// The secrets on the way from an ephemeral key to the key that wraps a content key.
struct Derived {
    Secret<32> agreed = {}, prk = {}, shared_secret = {}, scheduled = {};
    HpkeKey hpke = {};
};

Derived derived(const PrivateKey& ephemeral, const PublicKey& to) {
    Derived secrets;
    secrets.agreed = x25519(ephemeral, to).value();
    secrets.prk =
        array_of<Secret<32>>(labeled_extract(kem_suite_id, {}, "eae_prk", secrets.agreed));
    secrets.shared_secret = encapsulate(to, ephemeral).value().shared_secret;
    secrets.scheduled =
        array_of<Secret<32>>(labeled_extract(hpke_suite_id, secrets.shared_secret, "secret", {}));
    secrets.hpke =
        key_schedule(secrets.shared_secret, ByteWriter().field("secure-messenger/1 wrap").bytes());
    return secrets;
}

void expect_none(const FreedMemory& freed, const Derived& secrets) {
    EXPECT_FALSE(freed.holds(secrets.agreed)) << "what X25519 gives";
    EXPECT_FALSE(freed.holds(secrets.prk)) << "the key that HKDF extracts of it";
    EXPECT_FALSE(freed.holds(secrets.shared_secret)) << "the shared secret";
    EXPECT_FALSE(freed.holds(secrets.scheduled)) << "the secret of the key schedule";
    EXPECT_FALSE(freed.holds(secrets.hpke.key)) << "the key that wraps the content key";
}

void expect_none(const FreedMemory& freed, const Identity& identity) {
    EXPECT_FALSE(freed.holds(identity.encryption_private_key)) << "the X25519 private key";
    EXPECT_FALSE(freed.holds(identity.signing_seed)) << "the Ed25519 seed";
}

} // namespace

TEST(Wiping, IsMissedInAPlainVector) {
    const auto secret = random_array<PrivateKey>();
    FreedMemory freed;
    std::vector<std::uint8_t> grows(secret.begin(), secret.end());
    EXPECT_FALSE(freed.holds(secret)) << "nothing has been freed yet";
    grows.reserve(grows.capacity() + 1);
    EXPECT_TRUE(freed.holds(secret));
}

TEST(Wiping, OfBytesThatGrow) {
    const auto secret = random_array<PrivateKey>();
    FreedMemory freed;
    {
        ByteWriter writer;
        for (int i = 0; i != 100; ++i)
            writer.raw(secret);
        const auto copy = ByteWriter().raw(secret).bytes();
        const auto taken = std::move(writer).bytes();
        EXPECT_EQ(taken.size(), 3200u);
    }
    EXPECT_FALSE(freed.holds(secret));
}

TEST(Wiping, OfKeysThatAreMade) {
    FreedMemory freed;
    const auto identity = generate_identity();
    public_keys_of(identity);
    expect_none(freed, identity);
}

TEST(Wiping, OfKeysThatAreLocked) {
    const auto identity = generate_identity();
    FreedMemory freed;
    const auto locked = lock_keypair(identity, passphrase, fewest_iterations);
    expect_none(freed, identity);
    EXPECT_FALSE(freed.holds(bytes_of(passphrase))) << "the passphrase";
    const auto salt = array_of<Salt>(std::span(locked).subspan(5, 16));
    EXPECT_FALSE(freed.holds(passphrase_key(passphrase, salt, fewest_iterations))) << "its key";
}

TEST(Wiping, OfKeysThatAreUnlocked) {
    const auto locked = lock_keypair(generate_identity(), passphrase, fewest_iterations);
    FreedMemory freed;
    const auto [outcome, identity] = unlock_keypair(locked, passphrase);
    ASSERT_EQ(outcome, Unlocking::unlocked);
    expect_none(freed, identity);
    EXPECT_FALSE(freed.holds(bytes_of(passphrase))) << "the passphrase";
}

TEST(Wiping, OfAPassphraseInAnotherForm) {
    const std::string typed = "gru\u0308\u00dfe an alle, die das lesen";
    FreedMemory freed;
    std::size_t size = 0;
    {
        const auto text = nfc(typed);
        size = text.size();
        EXPECT_EQ(why_not_passphrase(typed, "another one"), std::nullopt);
    }
    EXPECT_EQ(size, typed.size() - 1);
    EXPECT_FALSE(freed.holds(bytes_of(typed).last(20)));
}

TEST(Wiping, OfWhatCannotBeVerified) {
    const auto key = random_array<AeadKey>();
    const auto plaintext = random_bytes(40);
    auto sealed = aead_seal(key, Nonce{}, {}, plaintext);
    sealed.back() ^= 1; // of the tag, so that all the rest decrypts
    FreedMemory freed;
    EXPECT_EQ(aead_open(key, Nonce{}, {}, sealed), std::nullopt);
    EXPECT_FALSE(freed.holds(plaintext));
}

TEST(Wiping, OfKeysThatSeal) {
    const auto jane = somebody("jane"), fred = somebody("fred");
    const auto to = recipient_keys({fred.keys.encryption_key}, jane.keys.encryption_key);
    FreedMemory freed;
    const auto randomness = draw_randomness(to.size());
    seal(says(jane, "Only for us"), jane.identity, to, randomness);
    expect_none(freed, jane.identity);
    EXPECT_FALSE(freed.holds(randomness.content_key)) << "the content key";
    for (std::size_t i = 0; i != to.size(); ++i) {
        EXPECT_FALSE(freed.holds(randomness.ephemeral[i])) << "an ephemeral key";
        expect_none(freed, derived(randomness.ephemeral[i], to[i]));
    }
}

TEST(Wiping, OfKeysThatOpen) {
    const auto jane = somebody("jane");
    const auto randomness = draw_randomness(1);
    const auto envelope =
        seal(says(jane, "Only for me"), jane.identity, {jane.keys.encryption_key}, randomness);
    Replays replays;
    FreedMemory freed;
    const auto opened = open(
        envelope, 1, jane.identity,
        [&](std::string_view, std::int64_t) { return jane.keys.signing_key; }, replays);
    ASSERT_EQ(opened.outcome, Outcome::readable);
    expect_none(freed, jane.identity);
    EXPECT_FALSE(freed.holds(randomness.content_key)) << "the content key";
    expect_none(freed, derived(randomness.ephemeral[0], jane.keys.encryption_key));
}
