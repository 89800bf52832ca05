// Right in another shape: Crypto++ directly in the place of what is given, bytes written and read
// by hand, and unlocking as a list of questions.
// >>> 3.1 Two keypairs
} // namespace messenger

#include <cryptopp/aes.h>
#include <cryptopp/donna.h>
#include <cryptopp/filters.h>
#include <cryptopp/gcm.h>
#include <cryptopp/hex.h>
#include <cryptopp/integer.h>
#include <cryptopp/osrng.h>
#include <cryptopp/pwdbased.h>
#include <cryptopp/sha.h>

#include <cstring>

namespace messenger {

Identity generate_identity() {
    CryptoPP::AutoSeededRandomPool pool;
    Identity identity;
    CryptoPP::SecByteBlock both(64);
    pool.GenerateBlock(both, both.size());
    std::memcpy(identity.signing_seed.data(), both + 32, 32);
    std::memcpy(identity.encryption_private_key.data(), both, 32);
    return identity;
}

PublicKeys public_keys_of(const Identity& identity) {
    PublicKeys keys;
    CryptoPP::Donna::curve25519_mult(keys.encryption_key.data(),
                                     identity.encryption_private_key.data());
    CryptoPP::Donna::ed25519_publickey(keys.signing_key.data(), identity.signing_seed.data());
    return keys;
}
// <<< 3.1
// >>> 3.2 The fingerprint
std::string fingerprint(const PublicKeys& keys) {
    const std::string label = "secure-messenger/1 fingerprint";
    const CryptoPP::byte length_of_label[] = {0, 0, 0, static_cast<CryptoPP::byte>(label.size())};
    const CryptoPP::byte length_of_key[] = {0, 0, 0, 32};
    CryptoPP::SHA256 hash;
    hash.Update(length_of_label, 4);
    hash.Update(reinterpret_cast<const CryptoPP::byte*>(label.data()), label.size());
    for (const auto* key : {&keys.encryption_key, &keys.signing_key}) {
        hash.Update(length_of_key, 4);
        hash.Update(key->data(), key->size());
    }
    CryptoPP::byte digest[16];
    hash.TruncatedFinal(digest, sizeof digest);
    std::string text;
    const bool upper_case = false;
    CryptoPP::StringSource(digest, sizeof digest, true,
                           new CryptoPP::HexEncoder(new CryptoPP::StringSink(text), upper_case));
    for (std::size_t at = 35; at >= 5; at -= 5)
        text.insert(at / 5 * 4, " ");
    return text;
}
// <<< 3.2
// >>> 3.3 From a passphrase to a key
AeadKey passphrase_key(std::string_view passphrase, const Salt& salt, std::uint32_t iterations) {
    const auto text = nfc(passphrase);
    const auto* secret = reinterpret_cast<const CryptoPP::byte*>(text.data());
    AeadKey key;
    CryptoPP::PKCS5_PBKDF2_HMAC<CryptoPP::SHA256>().DeriveKey(
        key.data(), key.size(), 0, secret, text.size(), salt.data(), salt.size(), iterations);
    return key;
}
// <<< 3.3
// >>> 3.4 Locking
namespace {

/// The associated data, without a writer.
Bytes bound(const std::uint8_t* head) {
    constexpr std::string_view front("\0\0\0\x21"
                                     "secure-messenger/1 locked-keypair"
                                     "\0\0\0\x61",
                                     41);
    Bytes bytes(front.begin(), front.end());
    bytes.insert(bytes.end(), head, head + 97);
    return bytes;
}

} // namespace

Bytes lock_keypair(const Identity& identity, std::string_view passphrase,
                   std::uint32_t iterations) {
    Bytes locked(177);
    locked[0] = 1;
    for (int i = 0; i != 4; ++i)
        locked[1 + i] = static_cast<std::uint8_t>(iterations >> (24 - 8 * i));
    CryptoPP::OS_GenerateRandomBlock(false, &locked[5], 28); // salt and nonce in one draw
    const auto [encryption_key, signing_key] = public_keys_of(identity);
    std::memcpy(&locked[33], encryption_key.data(), 32);
    std::memcpy(&locked[65], signing_key.data(), 32);
    const auto data = bound(locked.data());

    Salt salt;
    std::memcpy(salt.data(), &locked[5], salt.size());
    const auto key = passphrase_key(passphrase, salt, iterations);
    CryptoPP::GCM<CryptoPP::AES>::Encryption gcm;
    gcm.SetKeyWithIV(key.data(), key.size(), &locked[21], 12);
    gcm.SpecifyDataLengths(data.size(), 64, 0);
    gcm.Update(data.data(), data.size());
    gcm.ProcessData(&locked[97], identity.encryption_private_key.data(), 32);
    gcm.ProcessData(&locked[129], identity.signing_seed.data(), 32);
    gcm.TruncatedFinal(&locked[161], 16);
    return locked;
}
// <<< 3.4
// >>> 3.5 Unlocking
Unlocked unlock_keypair(std::span<const std::uint8_t> locked, std::string_view passphrase) {
    Unlocked result{Unlocking::damaged};
    if (locked.empty())
        return result;
    if (locked.front() != 1) {
        result.outcome = Unlocking::unsupported_version;
        return result;
    }
    if (locked.size() != 177)
        return result;
    const auto iterations = CryptoPP::Integer(&locked[1], 4);
    if (iterations < CryptoPP::Integer(100'000L) || iterations > CryptoPP::Integer(10'000'000L))
        return result;
    PublicKeys keys;
    std::memcpy(keys.encryption_key.data(), &locked[33], 32);
    std::memcpy(keys.signing_key.data(), &locked[65], 32);
    if (is_refused_signing_key(keys.signing_key) || is_refused_encryption_key(keys.encryption_key))
        return result;

    Salt salt;
    std::memcpy(salt.data(), &locked[5], salt.size());
    const auto key =
        passphrase_key(passphrase, salt, static_cast<std::uint32_t>(iterations.ConvertToLong()));
    CryptoPP::GCM<CryptoPP::AES>::Decryption gcm;
    gcm.SetKeyWithIV(key.data(), key.size(), &locked[21], 12);
    CryptoPP::SecByteBlock inside(64);
    const auto data = bound(locked.data());
    if (!gcm.DecryptAndVerify(inside, &locked[161], 16, &locked[21], 12, data.data(), data.size(),
                              &locked[97], 64)) {
        result.outcome = Unlocking::wrong_passphrase;
        return result;
    }
    Identity identity;
    std::memcpy(identity.encryption_private_key.data(), inside, 32);
    std::memcpy(identity.signing_seed.data(), inside + 32, 32);
    if (public_keys_of(identity) == keys)
        result = {Unlocking::unlocked, identity};
    return result;
}
// <<< 3.5
