#include "client/opening.hpp"

#include "client/screen.hpp"

#include <cstdlib>
#include <memory>

namespace messenger::client {
namespace {

std::string remark(Outcome outcome) {
    switch (outcome) {
    case Outcome::unsupported_version:
        return "This message has a version that this program does not know";
    case Outcome::damaged:
        return "This message was damaged on its way, or where it is kept";
    case Outcome::not_for_me:
        return "This message cannot be decrypted: it was not encrypted for your keys";
    case Outcome::unknown_sender:
        return "This message is from somebody who has no keys here";
    case Outcome::forged:
        return "This message is forged: the sender that it names did not write it";
    case Outcome::replayed:
        return "This message was sent again by somebody else: you have it already";
    case Outcome::readable:
        break;
    }
    return "";
}

/// Nothing, unless the sender's clock and the server's differ by more than people can overlook. The
/// first is signed. So no server passes an old message off as one of today.
std::string remark_on_time(std::int64_t sent_at, std::int64_t received_at) {
    constexpr std::int64_t tolerance = 5 * 60 * 1000; // milliseconds
    if (std::abs(sent_at - received_at) <= tolerance)
        return "";
    return "written " + local_time(sent_at, "%Y-%m-%d %H:%M") + ", by the sender's clock";
}

/// The key that the directory shows for `from`, whatever the row: there are no pins yet.
std::optional<PublicKey> signing_key_in(const Directory& directory, std::string_view from) {
    const auto person = directory.people().find(std::string(from));
    if (person == directory.people().end() || !person->second)
        return std::nullopt;
    return person->second->signing_key;
}

} // namespace

ReadEnvelope envelope_reader(const Identity& me, SigningKeyOf signing_key_of, Replays& replays) {
    return [&me, &replays, signing_key_of = std::move(signing_key_of)](
               const StoredMessage& message, const Bytes& envelope) -> DecodedMessage {
        const auto [outcome, plaintext] = open(envelope, message.id, me, signing_key_of, replays);
        if (outcome != Outcome::readable)
            return {"", "", remark(outcome)};
        const auto sent_at = static_cast<std::int64_t>(plaintext.sent_at); // 2^53 - 1 at most
        return {plaintext.from, plaintext.text, remark_on_time(sent_at, message.received_at)};
    };
}

Extensions opening(const Identity& me, Directory& directory) {
    auto extensions = sealing(me, directory);
    const auto replays = std::make_shared<Replays>();
    const auto signing_key_of = [&directory](std::string_view from, std::int64_t) {
        return signing_key_in(directory, from);
    };
    extensions.read = [replays, read_envelope = envelope_reader(me, signing_key_of, *replays)](
                          const StoredMessage& message) {
        return read_message(message, read_envelope);
    };
    return extensions;
}

} // namespace messenger::client
