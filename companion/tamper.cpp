// ./workshop tamper: flips one bit of a stored message, as the owner of the database could.

#include "commands.hpp"
#include "terminal_style.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <stdexcept>

namespace companion {
namespace {

// RFC 4648 section 5: each character stands for 6 bits.
constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const std::string usual_database = "messenger.db"; // of the step programs

/// The distance from the end at which a bit is flipped: there is ciphertext, and no reader's slot.
constexpr std::size_t from_the_end = 100; // characters

struct Stored {
    std::int64_t id;
    std::string envelope;
};

Stored find(SQLite::Database& database, const std::string& id) {
    SQLite::Statement query(database,
                            "SELECT id, envelope FROM messages WHERE envelope IS NOT NULL "
                            "AND (id = ?1 OR ?1 = '') ORDER BY id DESC LIMIT 1");
    query.bind(1, id);
    if (!query.executeStep())
        throw std::runtime_error(id.empty()
                                     ? "The database contains no encrypted message yet."
                                     : "The database contains no encrypted message " + id + ".");
    return {query.getColumn(0), query.getColumn(1)};
}

std::string with_one_bit_flipped(std::string envelope) {
    auto& character = envelope.at(envelope.size() - from_the_end);
    character = alphabet.at(alphabet.find(character) ^ 1);
    return envelope;
}

void flip(const std::string& path, const std::string& id) {
    SQLite::Database database(path, SQLite::OPEN_READWRITE, 2'000);
    const auto stored = find(database, id);
    SQLite::Statement update(database, "UPDATE messages SET envelope = ? WHERE id = ?");
    update.bind(1, with_one_bit_flipped(stored.envelope));
    update.bind(2, stored.id);
    update.exec();
    say("One bit of message " + bold(std::to_string(stored.id)) +
        " is flipped. Reload the page, or join again in the terminal, to see what they\n"
        "make of it. Run the same command again to flip it back.\n");
}

} // namespace

int tamper(const Project&, const std::string& id, const std::string& file) {
    const auto database = file.empty() ? usual_database : file;
    if (!std::filesystem::exists(database))
        throw std::runtime_error("There is no database " + database +
                                 " here. Name the server's database with --database.");
    try {
        flip(database, id);
    } catch (const SQLite::Exception& error) {
        throw std::runtime_error("The database " + database +
                                 " cannot be changed: " + error.getErrorStr() +
                                 ". It has to be made by a server of step 4 or later.");
    } catch (const std::out_of_range&) {
        throw std::runtime_error("That message is not an envelope.");
    }
    return 0;
}

} // namespace companion
