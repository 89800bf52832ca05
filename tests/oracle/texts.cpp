// What steps 2 and 3 take and refuse as text.

#include "asked.hpp"
#include "common/address.hpp"
#include "common/armor.hpp"
#include "common/bytes.hpp"
#include "common/text.hpp"
#include "questions.hpp"

namespace oracle {
namespace {

using namespace messenger;
using boost::json::object;

object canonical_address(const object& question) {
    const auto address = messenger::canonical_address(text_in(question, "text"));
    return address ? object{{"address", *address}} : object{};
}

object is_text(const object& question) {
    return {{"is_text", messenger::is_text(text_of(bytes_in(question, "bytes")))}};
}

object from_base64url(const object& question) {
    const auto bytes = messenger::from_base64url(text_in(question, "text"));
    return bytes ? object{{"bytes", to_hex(*bytes)}} : object{};
}

object from_armor(const object& question) {
    const auto bytes = messenger::from_armor(text_in(question, "text"));
    return bytes ? object{{"bytes", to_hex(*bytes)}} : object{};
}

} // namespace

Questions about_texts() {
    return {{"canonical_address", canonical_address},
            {"is_text", is_text},
            {"from_base64url", from_base64url},
            {"from_armor", from_armor}};
}

} // namespace oracle
