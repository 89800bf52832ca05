#include "oracle_openings.hpp"

#include "oracle.hpp"

namespace messenger::oracle {

std::vector<std::string> outcomes(const std::vector<Row>& rows, const Person& reader,
                                  const std::vector<Person>& known) {
    boost::json::array asked;
    for (const auto& [number, envelope] : rows)
        asked.push_back(boost::json::object{{"row", number}, {"envelope", to_hex(envelope)}});
    boost::json::object keys;
    for (const auto& person : known)
        keys[person.address] = to_hex(person.keys.signing_key);
    const auto answer =
        ask({{"do", "open"},
             {"encryption_private_key", to_hex(reader.identity.encryption_private_key)},
             {"signing_seed", to_hex(reader.identity.signing_seed)},
             {"signing_keys", keys},
             {"rows", asked}});
    std::vector<std::string> outcomes;
    for (const auto& opened : answer.at("opened").as_array())
        outcomes.push_back(text_in(opened.as_object(), "outcome"));
    return outcomes;
}

} // namespace messenger::oracle
