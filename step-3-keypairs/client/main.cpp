// chat: the messenger of step 3 in a terminal, or at the end of a pipe.

#include "client/keyed_program.hpp"

using namespace messenger::client;

namespace {

/// The user has keys, but nothing uses them yet.
class StillInTheClear final : public InTheClear {
  public:
    explicit StillInTheClear(Directory& directory) : directory_(directory) {}

    std::string promise() const override {
        return "You have keys, but messages still travel in the clear:\n"
               "whoever runs the server can read them.";
    }

    std::vector<std::string> people_changed(const boost::json::array& people) override {
        return directory_.update(people);
    }

  private:
    Directory& directory_;
};

} // namespace

int main(int argc, char** argv) {
    return run_keyed_program(argc, argv, [](const auto&, Directory& directory, const auto&) {
        return std::make_unique<StillInTheClear>(directory);
    });
}
