// oracle: the reference solutions of all steps, for whoever wants to compare with them: the
// checkpoints, whose learner's code must not share a program with its solution, and the tests
// between C++ and browser.
//
// A line of standard input is a question, a line of standard output its answer, in order, each a
// JSON object. Bytes are lower-case hexadecimal, texts are texts, numbers are numbers. A question
// that cannot be answered is answered by {"error": "a sentence"}. The end of the input ends it.
//
//     {"do": "canonical_address", "text"}
//         -> "address"; without it where it is none
//     {"do": "is_text", "bytes"}
//         -> "is_text"
//     {"do": "from_base64url", "text"}, {"do": "from_armor", "text"}
//         -> "bytes"; without them where it is refused
//     {"do": "generate"}
//         -> "encryption_private_key", "signing_seed", "encryption_key", "signing_key"
//     {"do": "public_keys", "encryption_private_key", "signing_seed"}
//         -> "encryption_key", "signing_key"
//     {"do": "fingerprint", "encryption_key", "signing_key"}
//         -> "fingerprint" (a text)
//     {"do": "passphrase_key", "passphrase" (a text), "salt", "iterations"}
//         -> "key"
//     {"do": "lock", "encryption_private_key", "signing_seed", "passphrase", "iterations"
//      (600000 where it is missing)}
//         -> "locked"
//     {"do": "unlock", "locked", "passphrase"}
//         -> "outcome" ("unlocked", "wrong_passphrase", "damaged" or "unsupported_version"); when
//            it is unlocked also "encryption_private_key", "signing_seed"
//     {"do": "encapsulate", "to", "ephemeral"}
//         -> "enc", "shared_secret"; neither where the key is refused
//     {"do": "key_schedule", "shared_secret", "info"}
//         -> "key", "base_nonce"
//     {"do": "wrap", "content_key", "to", "ephemeral", "header"}
//         -> "enc", "wrapped"; neither where the key is refused
//     {"do": "header", "id", "to" (a list)}
//         -> "header"
//     {"do": "sign", "header", "from", "sent_at" (a number), "text", "encryption_private_key",
//      "signing_seed"}
//         -> "signed", "signature"
//     {"do": "seal_content", "content_key", "nonce", "header", "from", "sent_at", "text",
//      "signature"}
//         -> "ciphertext"
//     {"do": "slots", "others" (a list), "own"}
//         -> "to" (a list)
//     {"do": "seal", "from", "sent_at", "text", "encryption_private_key", "signing_seed", "to" (a
//      list, as "slots" answers it)} and what is random, or none of it: "id", "content_key",
//      "nonce", "ephemeral" (a list as long as "to")
//         -> "envelope"
//     {"do": "decapsulate", "enc", "encryption_private_key", "signing_seed"}
//         -> "shared_secret"; without it where the key is refused
//     {"do": "unwrap", "to", "enc", "wrapped", "header", "encryption_private_key", "signing_seed"}
//         -> "content_key"; without it where it cannot be opened
//     {"do": "open_content", "content_key", "nonce", "header", "ciphertext"}
//         -> "from", "sent_at", "text", "signature"; none of them where it cannot be opened
//     {"do": "open", "encryption_private_key", "signing_seed", "signing_keys" (an object: the key
//      of each address), "rows" (a list of {"row" (a number), "envelope"}, in the order in which
//      they are met)}
//         -> "opened" (a list, one for each row): "outcome" (Outcome's names, as they stand in
//            decrypting.hpp), "from", "sent_at", "text" (empty unless it is readable)
//     {"do": "safety_digits", "address", "encryption_key", "signing_key"}
//         -> "digits" (a text)
//     {"do": "safety_number", "parties" (a list of two: "address", "encryption_key",
//      "signing_key")}
//         -> "digits" (a text)

#include "json_values.hpp"
#include "questions.hpp"

#include <iostream>
#include <string>

namespace {

using boost::json::object;
using messenger::BadValue;
using oracle::Questions;

Questions all_questions() {
    auto all = oracle::about_texts();
    all.merge(oracle::about_keypairs());
    all.merge(oracle::about_encrypting());
    all.merge(oracle::about_decrypting());
    all.merge(oracle::about_multi_user());
    return all;
}

object answer(const Questions& questions, const std::string& line) {
    try {
        boost::system::error_code error;
        const auto question = boost::json::parse(line, error);
        if (error || !question.is_object())
            throw BadValue("A question is a JSON object.");
        const auto found = questions.find(messenger::text_in(question.get_object(), "do"));
        if (found == questions.end())
            throw BadValue("There is no such thing to do.");
        return found->second(question.get_object());
    } catch (const std::exception& error) { // whatever is asked, the next one gets an answer too
        return {{"error", error.what()}};
    }
}

} // namespace

int main() {
    const auto questions = all_questions();
    for (std::string line; std::getline(std::cin, line);)
        std::cout << boost::json::serialize(answer(questions, line)) << std::endl;
}
