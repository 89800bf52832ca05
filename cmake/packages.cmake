# What the workshop builds on. Headers only, where a package offers that.

find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(CLI11 REQUIRED)
find_package(GTest REQUIRED)
include(GoogleTest)
