#include "sealing.hpp"

#include "armour.hpp"
#include "encrypting.hpp"
#include "trouble.hpp"

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

Reading Sealing::read(const Row& row) {
    const auto* envelope = row.members.if_contains("envelope");
    if (!envelope) {
        auto reading = InTheClear().read(row);
        reading.remark =
            "in the clear: the server, or anybody with access to it, could have written this";
        return reading;
    }
    if (!envelope->is_string())
        throw CannotDo("The server sent a message that cannot be understood.");
    return read_envelope(row, from_base64url(envelope->get_string()).value_or(Bytes()));
}

Reading Sealing::read_envelope(const Row&, const Bytes& envelope) {
    return {"", to_armour(envelope), "cannot be decrypted yet: that is step 5"};
}

std::vector<PublicKey> Sealing::readers() const {
    std::vector<PublicKey> keys;
    for (const auto& [address, person] : directory_.people())
        if (person)
            keys.push_back(person->encryption_key);
    return keys;
}

Outgoing Sealing::write(std::string_view text) {
    const auto own = public_keys_of(me_).encryption_key;
    const auto slots = slots_for(readers(), own);
    const auto fresh = fresh_for(slots.size());
    const auto envelope = seal({directory_.me(), now(), std::string(text)}, me_, slots, fresh);
    if (parse_envelope(envelope).shape != Shape::right)
        throw CannotSend(
            "This line was not sent: your encrypting.cpp does not make an envelope yet. That is "
            "TODO 4.5, after the TODOs before it.");
    return {to_base64url(fresh.id), {{"envelope", to_base64url(envelope)}}};
}

std::string Sealing::promise() const {
    return "What you write is encrypted: only those who have keys here can read it.";
}

} // namespace messenger::client
