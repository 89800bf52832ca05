// Right in another shape: Crypto++ directly in the place of what is given, bytes read by hand, and
// open() as a list of questions that calls none of the others.
// >>> 5.1 Decapsulation
} // namespace messenger

#include <cryptopp/aes.h>
#include <cryptopp/donna.h>
#include <cryptopp/gcm.h>
#include <cryptopp/hmac.h>
#include <cryptopp/integer.h>
#include <cryptopp/misc.h>
#include <cryptopp/sha.h>

#include <cstring>

namespace messenger {
namespace {

/// RFC 9180 section 4.1, with X25519 and HMAC by Crypto++. Zeroes where everybody would know it.
Secret<32> secret_of(const PublicKey& enc, const Identity& me) {
    std::uint8_t base_point[32] = {9}, own[32];
    CryptoPP::Donna::curve25519_mult(own, me.encryption_private_key.data(), base_point);
    Secret<32> dh, result;
    CryptoPP::Donna::curve25519_mult(dh.data(), me.encryption_private_key.data(), enc.data());
    if (dh == Secret<32>())
        return result;

    const std::string suite("KEM\x00\x20", 5);
    const auto labelled = "HPKE-v1" + suite + "eae_prk" + std::string(dh.begin(), dh.end());
    std::uint8_t salt[32] = {}, prk[32];
    CryptoPP::HMAC<CryptoPP::SHA256> extract(salt, sizeof salt);
    extract.CalculateDigest(prk, reinterpret_cast<const CryptoPP::byte*>(labelled.data()),
                            labelled.size());

    auto info = std::string("\x00\x20", 2) + "HPKE-v1" + suite + "shared_secret";
    info.append(enc.begin(), enc.end()).append(own, own + sizeof own).append(1, '\x01');
    CryptoPP::HMAC<CryptoPP::SHA256> expand(prk, sizeof prk);
    expand.CalculateDigest(result.data(), reinterpret_cast<const CryptoPP::byte*>(info.data()),
                           info.size());
    return result;
}

/// AES-128-GCM piece by piece: the plaintext, or empty.
Bytes decrypt(const AeadKey& key, const std::uint8_t* nonce, std::span<const std::uint8_t> header,
              std::span<const std::uint8_t> sealed) {
    if (sealed.size() < 17)
        return {};
    Bytes plaintext(sealed.size() - 16);
    CryptoPP::GCM<CryptoPP::AES>::Decryption gcm;
    gcm.SetKeyWithIV(key.data(), key.size(), nonce, 12);
    gcm.SpecifyDataLengths(header.size(), plaintext.size(), 0);
    gcm.Update(header.data(), header.size());
    gcm.ProcessData(plaintext.data(), sealed.data(), plaintext.size());
    return gcm.TruncatedVerify(sealed.data() + plaintext.size(), 16) ? plaintext : Bytes();
}

} // namespace

std::optional<Secret<32>> decapsulate(const PublicKey& enc, const Identity& me) {
    const auto secret = secret_of(enc, me);
    if (CryptoPP::VerifyBufsEqual(secret.data(), Secret<32>().data(), secret.size()))
        return std::nullopt;
    return secret;
}
// <<< 5.1
// >>> 5.2 The unwrap
namespace {

ContentKey content_key_in(const Slot& slot, const Identity& me,
                          std::span<const std::uint8_t> header, bool& found) {
    ContentKey content_key;
    const auto secret = secret_of(slot.enc, me);
    static const std::string info("\0\0\0\x17secure-messenger/1 wrap", 27);
    const auto schedule = key_schedule(secret, bytes_of(info));
    const auto opened = decrypt(schedule.key, schedule.base_nonce.data(), header, slot.wrapped);
    found = secret != Secret<32>() && opened.size() == content_key.size();
    if (found)
        std::memcpy(content_key.data(), opened.data(), content_key.size());
    return content_key;
}

} // namespace

std::optional<ContentKey> unwrap(const Slot& slot, const Identity& me,
                                 std::span<const std::uint8_t> header) {
    bool found = false;
    const auto content_key = content_key_in(slot, me, header, found);
    return found ? std::optional(content_key) : std::nullopt;
}
// <<< 5.2
// >>> 5.3 The content
namespace {

/// The field at `at`, behind which `at` stands afterwards; at is -1 where there is none.
std::string field_at(const Bytes& bytes, std::ptrdiff_t& at) {
    const auto left = std::ssize(bytes) - at;
    if (at < 0 || left < 4)
        return at = -1, "";
    const auto size = CryptoPP::Integer(&bytes[at], 4).ConvertToLong();
    if (size > left - 4)
        return at = -1, "";
    const auto begin = bytes.begin() + at + 4;
    at += 4 + size;
    return {begin, begin + size};
}

bool read_payload(const Bytes& bytes, Payload& payload) {
    std::ptrdiff_t at = 0;
    payload.plaintext.from = field_at(bytes, at);
    const auto time = field_at(bytes, at);
    payload.plaintext.text = field_at(bytes, at);
    const auto end = at + std::ssize(payload.signature);
    if (at < 0 || time.size() != 8 || end > std::ssize(bytes))
        return false;
    std::memcpy(payload.signature.data(), &bytes[at], payload.signature.size());
    payload.plaintext.sent_at = 0;
    for (const unsigned char byte : time)
        payload.plaintext.sent_at = payload.plaintext.sent_at * 256 + byte;

    // There is one way to write it: write it that way, and compare.
    auto written = ByteWriter().field(payload.plaintext.from).field(time);
    auto again = written.field(payload.plaintext.text).raw(payload.signature).bytes();
    while (again.size() % 256 != 0)
        again.push_back(0);
    return again == bytes && payload.plaintext.sent_at >> 53 == 0 &&
           is_text(payload.plaintext.text) &&
           canonical_address(payload.plaintext.from) == payload.plaintext.from;
}

} // namespace

std::optional<Payload> open_content(const ContentKey& content_key, const Nonce& nonce,
                                    std::span<const std::uint8_t> header,
                                    std::span<const std::uint8_t> ciphertext) {
    Payload payload;
    return read_payload(decrypt(content_key, nonce.data(), header, ciphertext), payload)
               ? std::optional(payload)
               : std::nullopt;
}
// <<< 5.3
// >>> 5.4 Replays
bool Replays::is_replay(std::string_view from, const MessageId& id, std::int64_t row) {
    const std::pair message(std::string(from), id);
    if (!lowest_row_.contains(message) || row < lowest_row_.at(message))
        lowest_row_[message] = row;
    return lowest_row_[message] < row;
}
// <<< 5.4
// >>> 5.5 Opening
Opened open(std::span<const std::uint8_t> envelope, std::int64_t row, const Identity& me,
            const SigningKeyOf& signing_key_of, Replays& replays) {
    Opened result{Outcome::damaged};
    if (!envelope.empty() && envelope[0] != 1) {
        result.outcome = Outcome::unsupported_version;
        return result;
    }
    if (envelope.size() < 19)
        return result;
    const std::size_t count = envelope[17] * 256u + envelope[18];
    const auto around = 19 + count * 96 + 12 + 16;
    if (count < 1 || count > 1'000 || envelope.size() <= around ||
        (envelope.size() - around) % 256 != 0 || envelope.size() - around > 66 * 256)
        return result;

    PublicKey own;
    CryptoPP::Donna::curve25519_mult(own.data(), me.encryption_private_key.data());
    const std::uint8_t* mine = nullptr;
    ByteWriter header;
    header.field("secure-messenger/1 envelope").field(envelope.subspan(1, 16));
    for (std::size_t i = 0; i != count; ++i) {
        const auto* slot = &envelope[19 + i * 96];
        if (i != 0 && std::memcmp(slot - 96, slot, 32) >= 0)
            return result;
        if (std::memcmp(slot, own.data(), 32) == 0)
            mine = slot;
        header.field(std::span(slot, 32));
    }
    result.outcome = Outcome::not_for_me;
    if (mine == nullptr)
        return result;

    result.outcome = Outcome::damaged;
    Slot slot;
    std::memcpy(slot.enc.data(), mine + 32, 32);
    std::memcpy(slot.wrapped.data(), mine + 64, 32);
    bool found = false;
    const auto content_key = content_key_in(slot, me, header.bytes(), found);
    const auto* nonce = &envelope[19 + count * 96];
    Payload payload;
    if (!found || !read_payload(decrypt(content_key, nonce, header.bytes(),
                                        envelope.subspan(19 + count * 96 + 12)),
                                payload))
        return result;

    const auto key = signing_key_of(payload.plaintext.from, row);
    MessageId id;
    std::memcpy(id.data(), &envelope[1], id.size());
    if (!key)
        result.outcome = Outcome::unknown_sender;
    else if (!ed25519_verify(*key, signed_part(header.bytes(), payload.plaintext),
                             payload.signature))
        result.outcome = Outcome::forged;
    else if (replays.is_replay(payload.plaintext.from, id, row))
        result.outcome = Outcome::replayed;
    else
        result = {Outcome::readable, payload.plaintext};
    return result;
}
// <<< 5.5
