#include "client/opening.hpp"

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

} // namespace

std::optional<PublicKey> Opening::signing_key(std::string_view from, std::int64_t) const {
    const auto person = directory().people().find(std::string(from));
    if (person == directory().people().end() || !person->second)
        return std::nullopt;
    return person->second->signing_key;
}

DecodedMessage Opening::read_envelope(const StoredMessage& row, const Bytes& envelope) {
    const auto key_of = [this](std::string_view from, std::int64_t row) {
        return signing_key(from, row);
    };
    const auto opened = open(envelope, row.id, me(), key_of, replays_);
    return {opened.plaintext.from, opened.plaintext.text, remark(opened.outcome)};
}

} // namespace messenger::client
