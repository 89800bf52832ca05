// TODO 4.5: everything that is random in an envelope.

#include "encrypting.hpp"
#include "lesson.hpp"
#include "shown_bytes.hpp"

#include <cstdlib>
#include <map>
#include <thread>

using namespace lesson;
using namespace messenger;

namespace {

std::string as_text(std::size_t slots) {
    return std::to_string(slots) + (slots == 1 ? " slot" : " slots");
}

Randomness fresh_with(std::size_t slots) {
    auto randomness = draw_randomness(slots);
    expect_equal("ephemeral keys for " + as_text(slots), randomness.ephemeral.size(), slots);
    return randomness;
}

/// Remembers random bytes, and makes the test red if the same eight occur twice. That does not
/// happen by chance.
class Memory {
  public:
    void add(const Randomness& randomness) {
        ++count_;
        add("the id", randomness.id);
        add("the content key", randomness.content_key);
        add("the nonce", randomness.nonce);
        for (std::size_t i = 0; i != randomness.ephemeral.size(); ++i)
            add("ephemeral key " + std::to_string(i + 1), randomness.ephemeral[i]);
    }

  private:
    void add(const std::string& part, std::span<const std::uint8_t> bytes) {
        constexpr std::size_t size = 8;
        const auto name = part + " of message " + std::to_string(count_);
        for (std::size_t i = 0; i + size <= bytes.size(); ++i) {
            const auto piece = bytes.subspan(i, size);
            const auto [found, is_new] =
                names_.try_emplace(Bytes(piece.begin(), piece.end()), name);
            if (!is_new)
                fail("bytes that occur nowhere else",
                     show_bytes(piece) + " occur in " + name + ", and in " + found->second);
        }
    }

    int count_ = 0;
    std::map<Bytes, std::string> names_;
};

} // namespace

TEST(Todo_4_5, HasAnEphemeralKeyForEachSlot) {
    promise("draw_randomness() returns an ephemeral key for each slot");
    for (const std::size_t slots : {1, 2, 3, 1'000}) {
        step("draw the random parts that an envelope with " + as_text(slots) + " needs");
        fresh_with(slots);
    }
}

TEST(Todo_4_5, UsesNothingTwice) {
    promise("id, content key, nonce and ephemeral keys are fresh: none occurs in two messages, or "
            "is made from another");
    step("draw the random parts of 200 messages to 3 people");
    Memory memory;
    for (int i = 0; i != 200; ++i)
        memory.add(fresh_with(3));
}

TEST(Todo_4_5, UsesNothingTwiceInOneMessage) {
    promise("each of a thousand recipients has its own ephemeral key");
    step("draw the random parts of a message to 1,000 people");
    Memory().add(fresh_with(1'000));
}

TEST(Todo_4_5, TakesNoChanceThatCanBeRepeated) {
    promise("nobody can draw the same random bytes again: not in a new thread, and not by calling "
            "std::srand()");
    Memory memory;
    for (int i = 0; i != 2; ++i) {
        step("draw the random parts of a message, in a new thread");
        Randomness randomness;
        std::thread([&] { randomness = draw_randomness(1); }).join();
        expect_equal("ephemeral keys for 1 slot", randomness.ephemeral.size(), 1u);
        memory.add(randomness);
    }
    for (int i = 0; i != 2; ++i) {
        step("draw the random parts of a message, after std::srand(1)");
        std::srand(1);
        memory.add(fresh_with(1));
    }
}
