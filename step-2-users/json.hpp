// The little of JSON that the server speaks. Boost.JSON stays behind this header.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace messenger {

/// The members of the object `json`, if it is one and all of them are strings (of two with one name
/// the last counts). All that clients tell the server is of that shape. Nothing for anything else:
/// other types, invalid UTF-8, lone surrogates.
using Members = std::map<std::string, std::string>;
std::optional<Members> parse_members(std::string_view json);

/// An object on its way out: JsonObject().with("type", "welcome").with("latest", 5).text()
class JsonObject {
  public:
    JsonObject& with(std::string_view name, std::string_view value);
    JsonObject& with(std::string_view name, const char* value);
    JsonObject& with(std::string_view name, std::int64_t value);
    JsonObject& with(std::string_view name, int value);
    JsonObject& with(std::string_view name, bool value);

    /// `json` is a value already.
    JsonObject& with_json(std::string_view name, std::string_view json);

    std::string text() const { return text_ + '}'; }

  private:
    std::string text_ = "{";
};

/// An array of values that are JSON already.
std::string json_array(const std::vector<std::string>& values);

} // namespace messenger
