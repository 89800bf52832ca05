// Input that is typed, or comes through a pipe.

#pragma once

#include "client/async_event.hpp"

#include <memory>
#include <string>

namespace messenger::client {

/// Reads a file descriptor in a thread of its own. Asio would not need one, but it cannot wait for
/// a file, and it makes the descriptor non-blocking for every program that shares it, such as the
/// shell that started us. Must outlive everything that waits in read().
class Input {
  public:
    Input(const boost::asio::any_io_executor& executor, int descriptor);
    ~Input();
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    /// The next bytes, as many as there are; empty at the end of the input.
    boost::asio::awaitable<std::string> read();

  private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
};

} // namespace messenger::client
