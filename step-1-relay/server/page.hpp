// The files of a web page.

#pragma once

#include "server/http.hpp"

#include <filesystem>
#include <vector>

namespace messenger {

/// Serves the files of one or more folders. If several hold a file of the same name, the earliest
/// folder counts. Files are read anew for each request, so a page that was just edited needs no
/// restart.
class Page {
  public:
    explicit Page(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}

    /// Returns the file that `request` names ("/" is index.html), 404 if there is none, 503 if it
    /// cannot be read, 405 for methods other than GET and HEAD. Looks up only names of files
    /// directly in the folders, so no target leads out of them.
    Response answer(const Request& request) const;

  private:
    std::vector<std::filesystem::path> folders_;
};

} // namespace messenger
