// The files that a browser asks for.

#pragma once

#include "http.hpp"

#include <filesystem>
#include <vector>

namespace messenger {

/// The files of one or more folders, the earlier folders before the later ones. They are read
/// anew for each request, so a page that was just edited needs no restart.
class Page {
  public:
    explicit Page(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}

    /// The file that `request` names ("/" is index.html), 404 where there is none, 405 for methods
    /// other than GET and HEAD. Only names of files directly in the folders are looked up, so no
    /// target leads out of them.
    Response answer(const Request& request) const;

  private:
    std::vector<std::filesystem::path> folders_;
};

} // namespace messenger
