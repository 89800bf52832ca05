#include "client/opening.hpp"

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

/// The key that the directory shows for `from`, whatever the row: there are no pins yet.
std::optional<PublicKey> signing_key_in(const Directory& directory, std::string_view from) {
    const auto person = directory.people().find(std::string(from));
    if (person == directory.people().end() || !person->second)
        return std::nullopt;
    return person->second->signing_key;
}

} // namespace

ReadEnvelope envelope_reader(const Identity& me, SigningKeyOf signing_key_of) {
    return [&me, signing_key_of = std::move(signing_key_of), replays = std::make_shared<Replays>()](
               const StoredMessage& message, const Bytes& envelope) -> DecodedMessage {
        const auto opened = open(envelope, message.id, me, signing_key_of, *replays);
        return {opened.plaintext.from, opened.plaintext.text, remark(opened.outcome)};
    };
}

Extensions opening(const Identity& me, Directory& directory) {
    auto extensions = sealing(me, directory);
    extensions.read =
        [read_envelope = envelope_reader(me, [&directory](std::string_view from, std::int64_t) {
             return signing_key_in(directory, from);
         })](const StoredMessage& message) { return read_message(message, read_envelope); };
    return extensions;
}

} // namespace messenger::client
