#include "reader.hpp"

#include "lesson.hpp"

namespace messenger {

std::string name_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::unsupported_version:
        return "unsupported_version";
    case Outcome::damaged:
        return "damaged";
    case Outcome::not_for_me:
        return "not_for_me";
    case Outcome::unknown_sender:
        return "unknown_sender";
    case Outcome::forged:
        return "forged";
    case Outcome::replayed:
        return "replayed";
    case Outcome::readable:
        return "readable";
    }
    return "no outcome at all";
}

void expect_no_exception(std::string_view expected, const std::function<void()>& act) {
    std::string thrown;
    try {
        act();
        return;
    } catch (const std::exception& error) {
        thrown = error.what();
    }
    lesson::fail(expected, "your code threw an exception: " + thrown);
}

Reader::Reader(const Person& person, const std::vector<Person>& known) : me(person.identity) {
    std::map<std::string, PublicKey, std::less<>> directory;
    for (const auto& somebody : known)
        directory[somebody.address] = somebody.keys.signing_key;
    signing_key_of = [directory](std::string_view from, std::int64_t) -> std::optional<PublicKey> {
        const auto found = directory.find(from);
        if (found == directory.end())
            return std::nullopt;
        return found->second;
    };
}

Opened Reader::open(const Bytes& bytes, std::int64_t row) {
    Opened opened{};
    expect_no_exception("an outcome",
                        [&] { opened = messenger::open(bytes, row, me, signing_key_of, replays); });
    return opened;
}

void Reader::expect_readable(const Bytes& bytes, const Plaintext& plaintext, std::int64_t row) {
    lesson::step("open it in row " + std::to_string(row));
    const auto [outcome, happened] = open(bytes, row);
    lesson::expect_equal("the outcome", name_of(outcome), name_of(Outcome::readable));
    lesson::expect_equal("who it is from", happened.from, plaintext.from);
    lesson::expect_equal("when it was sent", happened.sent_at, plaintext.sent_at);
    lesson::expect_equal("the text", happened.text, plaintext.text);
}

void Reader::expect_outcome(Outcome outcome, const std::string& when, const Bytes& bytes,
                            std::int64_t row) {
    const auto opened = open(bytes, row);
    lesson::expect_equal("the outcome " + when, name_of(opened.outcome), name_of(outcome));
    const auto& [from, sent_at, text] = opened.plaintext;
    const auto told = !from.empty()  ? "from is " + lesson::show(from)
                      : sent_at != 0 ? "sent_at is " + std::to_string(sent_at)
                                     : "the text is " + lesson::show(text);
    lesson::expect(opened.plaintext == Plaintext{},
                   "an empty plaintext along with " + name_of(outcome) + ", " + when, told);
}

} // namespace messenger
