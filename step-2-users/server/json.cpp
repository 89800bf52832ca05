#include "server/json.hpp"

#include <boost/json.hpp>

namespace messenger {
namespace {

std::string quoted(std::string_view text) {
    return boost::json::serialize(boost::json::string_view(text.data(), text.size()));
}

} // namespace

std::optional<Members> parse_members(std::string_view json) {
    boost::system::error_code error;
    const auto value = boost::json::parse({json.data(), json.size()}, error);
    if (error || !value.is_object())
        return std::nullopt;
    Members members;
    for (const auto& [name, member] : value.get_object()) {
        if (!member.is_string())
            return std::nullopt;
        const auto& text = member.get_string();
        members.emplace(std::string(name), std::string(text.data(), text.size()));
    }
    return members;
}

JsonObject& JsonObject::with(std::string_view name, std::string_view value) {
    return with_json(name, quoted(value));
}
JsonObject& JsonObject::with(std::string_view name, const char* value) {
    return with_json(name, quoted(value));
}
JsonObject& JsonObject::with(std::string_view name, std::int64_t value) {
    return with_json(name, std::to_string(value));
}
JsonObject& JsonObject::with(std::string_view name, int value) {
    return with_json(name, std::to_string(value));
}
JsonObject& JsonObject::with(std::string_view name, bool value) {
    return with_json(name, value ? "true" : "false");
}

JsonObject& JsonObject::with_json(std::string_view name, std::string_view json) {
    if (text_.size() > 1)
        text_ += ',';
    text_ += quoted(name) + ':';
    text_ += json;
    return *this;
}

std::string json_array(const std::vector<std::string>& values) {
    std::string text = "[";
    for (const auto& value : values) {
        if (text.size() > 1)
            text += ',';
        text += value;
    }
    return text + ']';
}

} // namespace messenger
