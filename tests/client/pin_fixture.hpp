// A folder in which the client of step 6 keeps whose keys it trusts.

#pragma once

#include "client/pin_file.hpp"
#include "keypair.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

inline const std::string mary = "mary@example.com", fred = "fred@example.com";
inline const messenger::client::Owner owner{"localhost:8888", fred};

inline messenger::PublicKeys new_keys() {
    return messenger::public_keys_of(messenger::generate_identity());
}

class PinFiles : public testing::Test {
  protected:
    PinFiles() {
        auto name = (fs::temp_directory_path() / "pins-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        ::setenv("XDG_STATE_HOME", folder_.c_str(), 1);
    }
    ~PinFiles() override {
        ::unsetenv("XDG_STATE_HOME");
        fs::remove_all(folder_);
    }

    static std::string text(const messenger::client::PinFile& file) {
        std::ostringstream text;
        text << std::ifstream(file.path()).rdbuf();
        return text.str();
    }

    fs::path folder_;
};
