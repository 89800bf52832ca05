// Step 5.

#include "decrypting.hpp"

#include "asked.hpp"
#include "questions.hpp"

namespace oracle {
namespace {

using namespace messenger;
using boost::json::object;

object decapsulate(const object& question) {
    const auto secret =
        messenger::decapsulate(array_in<PublicKey>(question, "enc"), identity_in(question));
    if (!secret)
        return {};
    return {{"shared_secret", to_hex(*secret)}};
}

object unwrap(const object& question) {
    const Slot slot = {array_in<PublicKey>(question, "to"), array_in<PublicKey>(question, "enc"),
                       array_in<decltype(Slot::wrapped)>(question, "wrapped")};
    const auto content_key =
        messenger::unwrap(slot, identity_in(question), bytes_in(question, "header"));
    if (!content_key)
        return {};
    return {{"content_key", to_hex(*content_key)}};
}

object open_content(const object& question) {
    const auto payload = messenger::open_content(
        array_in<ContentKey>(question, "content_key"), array_in<Nonce>(question, "nonce"),
        bytes_in(question, "header"), bytes_in(question, "ciphertext"));
    if (!payload)
        return {};
    auto answer = plaintext_members(payload->plaintext);
    answer["signature"] = to_hex(payload->signature);
    return answer;
}

SigningKeyOf directory_in(const object& question) {
    const auto* keys = question.if_contains("signing_keys");
    if (keys == nullptr || !keys->is_object())
        throw BadValue("signing_keys is not an object.");
    return [&keys = keys->get_object()](std::string_view from,
                                        std::int64_t) -> std::optional<PublicKey> {
        if (!keys.contains(from))
            return std::nullopt;
        return array_in<PublicKey>(keys, from);
    };
}

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
    return "";
}

object open(const object& question) {
    const auto me = identity_in(question);
    const auto signing_key_of = directory_in(question);
    const auto* rows = question.if_contains("rows");
    if (rows == nullptr || !rows->is_array())
        throw BadValue("rows is not a list.");
    Replays replays;
    boost::json::array opened;
    for (const auto& value : rows->get_array()) {
        if (!value.is_object())
            throw BadValue("A row is an object.");
        const auto& row = value.get_object();
        const auto result = messenger::open(bytes_in(row, "envelope"),
                                            static_cast<std::int64_t>(number_in(row, "row")), me,
                                            signing_key_of, replays);
        auto answer = plaintext_members(result.plaintext);
        answer["outcome"] = name_of(result.outcome);
        opened.push_back(std::move(answer));
    }
    return {{"opened", std::move(opened)}};
}

} // namespace

Questions about_decrypting() {
    return {{"decapsulate", decapsulate},
            {"unwrap", unwrap},
            {"open_content", open_content},
            {"open", open}};
}

} // namespace oracle
