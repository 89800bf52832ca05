# What the workshop builds on. Headers only, where a package offers that.

find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(CLI11 REQUIRED)
find_package(GTest REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(SQLiteCpp REQUIRED)
include(GoogleTest)

# Crypto++ brings no configuration of its own for CMake.
find_path(CRYPTOPP_INCLUDE_DIRECTORY cryptopp/scrypt.h REQUIRED)
find_library(CRYPTOPP_LIBRARY NAMES cryptopp crypto++ REQUIRED)
add_library(CryptoPP::cryptopp UNKNOWN IMPORTED)
set_target_properties(CryptoPP::cryptopp PROPERTIES
  IMPORTED_LOCATION ${CRYPTOPP_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${CRYPTOPP_INCLUDE_DIRECTORY})

# utf8proc brings one for pkg-config only.
find_path(UTF8PROC_INCLUDE_DIRECTORY utf8proc.h REQUIRED)
find_library(UTF8PROC_LIBRARY utf8proc REQUIRED)
add_library(utf8proc::utf8proc UNKNOWN IMPORTED)
set_target_properties(utf8proc::utf8proc PROPERTIES
  IMPORTED_LOCATION ${UTF8PROC_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${UTF8PROC_INCLUDE_DIRECTORY})
