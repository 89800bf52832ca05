// A database in a folder of its own, for the duration of a test.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace messenger {

class ScratchDatabase {
  public:
    ScratchDatabase();
    ~ScratchDatabase();

    SQLite::Database& connection();

    /// A second connection to the same file, as another process would have.
    SQLite::Database& another_connection();

    /// Calls `act` once, just before the next statement of connection() that changes something
    /// begins. So a test decides what happens between a check and the change that follows it. `act`
    /// uses the other connection. An exception from `act` is lost.
    void before_next_change(std::function<void()> act);

    /// Every value in every row of every table, as a thief of the file would read it.
    std::vector<std::string> values();

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger
