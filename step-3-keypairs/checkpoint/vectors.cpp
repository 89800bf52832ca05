#include "vectors.hpp"

#include <fstream>
#include <iterator>

namespace messenger {
namespace {

boost::json::object read() {
    const std::string path = WORKSHOP_SOURCE_DIR "/tests/vectors.json";
    std::ifstream file(path);
    if (!file)
        throw std::runtime_error("Cannot read " + path + ".");
    return boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {})).as_object();
}

} // namespace

const boost::json::object& vectors(std::string_view part) {
    static const auto all = read();
    return all.at(part).as_object();
}

std::vector<boost::json::object> cases(std::string_view part, std::string_view name) {
    std::vector<boost::json::object> objects;
    for (const auto& value : vectors(part).at(name).as_array())
        objects.push_back(value.as_object());
    return objects;
}

Identity identity_in(const boost::json::object& case_) {
    return {array_in<PrivateKey>(case_, "encryption_private_key"),
            array_in<PrivateKey>(case_, "signing_seed")};
}

PublicKeys public_keys_in(const boost::json::object& case_) {
    return {array_in<PublicKey>(case_, "encryption_key"),
            array_in<PublicKey>(case_, "signing_key")};
}

std::vector<PublicKey> refused_keys(std::string_view kind) {
    std::vector<PublicKey> keys;
    const auto& refused = vectors("secure_messenger").at("refused_keys").as_object();
    for (const auto& hex : refused.at(kind).as_array())
        keys.push_back(array_in<PublicKey>({{"key", hex}}, "key"));
    return keys;
}

} // namespace messenger
