// The small part of JSON that the server needs. This header hides Boost.JSON.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace messenger {

/// The members of `json`, if it is an object and all of them are strings, as in everything that
/// clients send. If a name occurs twice, the last value counts. Returns nothing for anything else:
/// other types, invalid UTF-8, lone surrogates.
using Members = std::map<std::string, std::string>;
std::optional<Members> parse_members(std::string_view json);

/// Writes an object: JsonObject().with("type", "welcome").with("latest", 5).text()
class JsonObject {
  public:
    JsonObject& with(std::string_view name, std::string_view value);
    JsonObject& with(std::string_view name, const char* value);
    JsonObject& with(std::string_view name, std::int64_t value);
    JsonObject& with(std::string_view name, int value);
    JsonObject& with(std::string_view name, bool value);

    /// Adds a value that is JSON already.
    JsonObject& with_json(std::string_view name, std::string_view json);

    std::string text() const { return text_ + '}'; }

  private:
    std::string text_ = "{";
};

/// An array of values that are JSON already.
std::string json_array(const std::vector<std::string>& values);

} // namespace messenger
