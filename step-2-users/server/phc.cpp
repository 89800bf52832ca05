#include "server/phc.hpp"

#include <charconv>

namespace messenger {
namespace {

/// Removes `word` from the front of `text`. Returns false if `text` does not begin with it.
bool skip(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

/// Removes a decimal number from 1 to `most`, without leading zeros, from the front of `text`.
/// Returns false if there is none.
bool take_number(std::string_view& text, std::uint32_t most, std::uint32_t& number) {
    if (text.starts_with('0'))
        return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 1 || number > most)
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

} // namespace

std::string to_string(const Phc& phc) {
    return "$scrypt$ln=" + std::to_string(phc.log_cost) + ",r=" + std::to_string(phc.block_size) +
           ",p=" + std::to_string(phc.parallel) + '$' + to_base64(phc.salt) + '$' +
           to_base64(phc.hash);
}

std::optional<Phc> parse_phc(std::string_view text) {
    Phc phc;
    const bool numbers = skip(text, "$scrypt$ln=") && take_number(text, 20, phc.log_cost) &&
                         skip(text, ",r=") && take_number(text, 8, phc.block_size) &&
                         skip(text, ",p=") && take_number(text, 16, phc.parallel) &&
                         skip(text, "$");
    const auto dollar = text.find('$');
    if (!numbers || dollar == text.npos)
        return std::nullopt;
    const auto salt = from_base64(text.substr(0, dollar));
    const auto hash = from_base64(text.substr(dollar + 1));
    if (!salt || !hash || salt->empty() || hash->size() < 16)
        return std::nullopt;
    phc.salt = *salt;
    phc.hash = *hash;
    return phc;
}

} // namespace messenger
