#include "scratch_database.hpp"

#include "scratch_folder.hpp"
#include "server/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <optional>
#include <utility>

namespace messenger {
namespace {

SQLite::Database open(const ScratchFolder& folder) {
    auto database = open_database(folder.file("messenger.db"));
    database.exec("PRAGMA synchronous = OFF"); // a test's data need not survive a power failure
    return database;
}

} // namespace

class ScratchDatabase::Implementation {
  public:
    SQLite::Database& first() { return first_; }
    SQLite::Database& second() {
        if (!second_)
            second_ = open(folder_);
        return *second_;
    }

    void before_next_change(std::function<void()> act) {
        act_ = std::move(act);
        sqlite3_trace_v2(first_.getHandle(), SQLITE_TRACE_STMT, begins, this);
    }

  private:
    static int begins(unsigned, void* self, void* statement, void*) noexcept {
        auto& act = static_cast<Implementation*>(self)->act_;
        if (act == nullptr || sqlite3_stmt_readonly(static_cast<sqlite3_stmt*>(statement)))
            return 0;
        try {
            std::exchange(act, nullptr)();
        } catch (...) { // must not pass through SQLite, which is written in C
        }
        return 0;
    }

    ScratchFolder folder_;
    SQLite::Database first_ = open(folder_);
    std::optional<SQLite::Database> second_;
    std::function<void()> act_;
};

ScratchDatabase::ScratchDatabase() : implementation_(std::make_unique<Implementation>()) {
}
ScratchDatabase::~ScratchDatabase() = default;

SQLite::Database& ScratchDatabase::connection() {
    return implementation_->first();
}
SQLite::Database& ScratchDatabase::another_connection() {
    return implementation_->second();
}
void ScratchDatabase::before_next_change(std::function<void()> act) {
    implementation_->before_next_change(std::move(act));
}

std::vector<std::string> ScratchDatabase::values() {
    std::vector<std::string> values;
    SQLite::Statement tables(another_connection(),
                             "SELECT name FROM sqlite_master WHERE type = 'table'");
    while (tables.executeStep()) {
        SQLite::Statement rows(another_connection(),
                               "SELECT * FROM \"" + tables.getColumn(0).getString() + '"');
        while (rows.executeStep())
            for (int column = 0; column != rows.getColumnCount(); ++column)
                values.push_back(rows.getColumn(column).getString());
    }
    return values;
}

} // namespace messenger
