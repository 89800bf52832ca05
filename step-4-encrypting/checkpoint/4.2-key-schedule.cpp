// TODO 4.2: the key schedule.

#include "common/byte_writer.hpp"
#include "crypto/hpke.hpp"
#include "encrypting.hpp"
#include "lesson.hpp"
#include "mistakes.hpp"
#include "oracle_envelopes.hpp"
#include "people.hpp"
#include "vectors.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

/// The inputs of labeled_extract() and labeled_expand() in KeySchedule(), RFC 9180 section 5.1.
/// right() adds the context and the salt.
struct Schedule {
    Bytes suite = hpke_suite_id;
    Bytes context = {}, salt = {}, ikm = {};
    std::string key = "key", base_nonce = "base_nonce";
};

Bytes context_of(const Bytes& suite, const Bytes& info) {
    ByteWriter context;
    context.u8(0x00).raw(labeled_extract(suite, {}, "psk_id_hash", {}));
    return context.raw(labeled_extract(suite, {}, "info_hash", info)).bytes();
}

Schedule right(const Secret<32>& shared_secret, const Bytes& info) {
    return {.context = context_of(hpke_suite_id, info),
            .salt = {shared_secret.begin(), shared_secret.end()}};
}

struct Keys {
    Bytes key, base_nonce;
};

Keys derived(const Schedule& schedule) {
    const auto secret = labeled_extract(schedule.suite, schedule.salt, "secret", schedule.ikm);
    return {labeled_expand(schedule.suite, secret, schedule.key, schedule.context, 16),
            labeled_expand(schedule.suite, secret, schedule.base_nonce, schedule.context, 12)};
}

struct WrongSchedule {
    std::string how;
    Schedule schedule;
};

std::vector<WrongSchedule> wrong_schedules(const Secret<32>& shared_secret, const Bytes& info) {
    const auto rightly = right(shared_secret, info);
    std::vector<WrongSchedule> wrong;
    const auto add = [&](std::string how, auto change) {
        wrong.push_back({std::move(how), rightly});
        change(wrong.back().schedule);
    };
    add("it was derived under kem_suite_id, but the key schedule has hpke_suite_id",
        [&](Schedule& s) {
            s.suite = kem_suite_id;
            s.context = context_of(kem_suite_id, info);
        });
    add("the shared secret was the ikm of \"secret\", but should be its salt",
        [](Schedule& s) { std::swap(s.salt, s.ikm); });
    add("its label was \"nonce\"", [](Schedule& s) { s.base_nonce = "nonce"; });
    add("its label was \"key\"", [](Schedule& s) { s.base_nonce = "key"; });
    add("its label was \"base_nonce\"", [](Schedule& s) { s.key = "base_nonce"; });
    add("the context was empty", [](Schedule& s) { s.context.clear(); });
    add("the context was the info alone", [&](Schedule& s) { s.context = info; });
    add("the context lacks the mode", [](Schedule& s) { s.context.erase(s.context.begin()); });
    add("the context lacks the psk_id_hash",
        [](Schedule& s) { s.context.erase(s.context.begin() + 1, s.context.begin() + 33); });
    add("the context has the info_hash before the psk_id_hash", [](Schedule& s) {
        std::swap_ranges(s.context.begin() + 1, s.context.begin() + 33, s.context.begin() + 33);
    });
    add("the context does not depend on the info",
        [](Schedule& s) { s.context = context_of(hpke_suite_id, {}); });
    return wrong;
}

void expect_schedule(const Secret<32>& shared_secret, const Bytes& info, const HpkeKey& expected) {
    step("run the key schedule with " + std::to_string(info.size()) + " bytes of info");
    const auto happened = key_schedule(shared_secret, info);
    std::vector<Mistake> keys;
    std::vector<Mistake> nonces = {{"zeroes", Bytes(12, 0)}};
    for (const auto& [how, schedule] : wrong_schedules(shared_secret, info)) {
        const auto wrong = derived(schedule);
        keys.push_back({how, wrong.key});
        nonces.push_back({how, wrong.base_nonce});
    }
    expect_bytes("key", happened.key, expected.key, keys);
    expect_bytes("base_nonce", happened.base_nonce, expected.base_nonce, nonces);
}

} // namespace

TEST(Todo_4_2, SchedulesKeysAsRfc9180Does) {
    promise("key_schedule() is KeySchedule() of RFC 9180, and reproduces the vectors of its "
            "Appendix A.1.1");
    const auto& rfc = vectors("rfc9180");
    expect_schedule(array_in<Secret<32>>(rfc, "shared_secret"), bytes_in(rfc, "info"),
                    {array_in<AeadKey>(rfc, "key"), array_in<Nonce>(rfc, "base_nonce")});
}

TEST(Todo_4_2, SchedulesKeysAsTheOtherSideDoes) {
    promise("key_schedule() agrees with the reference, for any secret and info");
    for (const std::size_t size : {0, 1, 27, 64, 300}) {
        const auto shared_secret = random_array<Secret<32>>();
        const auto info = random_bytes(size);
        expect_schedule(shared_secret, info, oracle::key_schedule(shared_secret, info));
    }
}
