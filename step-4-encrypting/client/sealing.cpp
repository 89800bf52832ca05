#include "client/sealing.hpp"

#include "client/errors.hpp"
#include "common/armor.hpp"
#include "encrypting.hpp"

#include <boost/json.hpp>

#include <chrono>

namespace messenger::client {
namespace {

std::uint64_t now() {
    using namespace std::chrono;
    return static_cast<std::uint64_t>(
        duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

} // namespace

DecodedMessage Sealing::read(const StoredMessage& row) {
    const auto* envelope = row.members.if_contains("envelope");
    if (!envelope) {
        auto reading = InTheClear().read(row);
        reading.remark =
            "in the clear: the server, or anybody with access to it, could have written this";
        return reading;
    }
    if (!envelope->is_string())
        throw FatalError("The server sent a message that cannot be understood.");
    return read_envelope(row, from_base64url(envelope->get_string()).value_or(Bytes()));
}

DecodedMessage Sealing::read_envelope(const StoredMessage&, const Bytes& envelope) {
    return {"", to_armor(envelope), "cannot be decrypted yet: that is step 5"};
}

std::vector<PublicKey> Sealing::readers() const {
    std::vector<PublicKey> keys;
    for (const auto& [address, person] : directory_.people())
        if (person)
            keys.push_back(person->encryption_key);
    return keys;
}

OutgoingMessage Sealing::write(std::string_view text) {
    const auto own = public_keys_of(me_).encryption_key;
    const auto slots = recipient_keys(readers(), own);
    const auto randomness = draw_randomness(slots.size());
    const auto envelope = seal({directory_.me(), now(), std::string(text)}, me_, slots, randomness);
    if (parse_envelope(envelope).shape != Shape::right)
        throw SendRefused(
            "This line was not sent: your encrypting.cpp does not make an envelope yet. That is "
            "TODO 4.5, after the TODOs before it.");
    return {to_base64url(randomness.id), {{"envelope", to_base64url(envelope)}}};
}

std::string Sealing::promise() const {
    return "What you write is encrypted: only those who have keys here can read it.";
}

} // namespace messenger::client
