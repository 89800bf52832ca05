// A database in a folder of its own, for the time of a test.

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

    /// A second connection to the same file, as another process has it.
    SQLite::Database& another_connection();

    /// Calls `act` once, when the next statement of connection() that changes something is about to
    /// begin. So what happens between a look and a step is no matter of luck. `act` uses the other
    /// connection; what it throws is lost.
    void before_next_change(std::function<void()> act);

    /// Every value in every row of every table, as whoever steals the file reads it.
    std::vector<std::string> values();

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger
