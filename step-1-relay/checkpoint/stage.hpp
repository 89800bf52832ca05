// A relay without a network: actors enter, speak, leave and break off when a test tells them to.
// Nothing happens between two lines of a test, so the test needs neither waiting nor luck.

#pragma once

#include "lesson.hpp"
#include "relay.hpp"

#include <memory>
#include <string>
#include <vector>

namespace messenger {

std::string show(const Message& message);

/// A client that does what the test tells it to, and remembers what the relay sent to it.
class Actor : public Client {
  public:
    virtual void says(const Message& message) = 0;
    virtual void says_goodbye() = 0;
    virtual void breaks_off() = 0;

    /// The messages that the relay has sent to it so far.
    virtual const std::vector<Message>& heard() const = 0;

    /// Whether its session has ended.
    virtual bool is_over() const = 0;

    /// How often the session called receive() again after the goodbye or the break.
    virtual int asked_too_often() const = 0;
};

class Stage {
  public:
    Stage();
    ~Stage();

    Relay& relay();

    /// Adds a client, and begins its session with relay().
    Actor& enter();

    /// Destroys all sessions while they wait, as a server does when it stops.
    void stop();

    bool is_here(const Actor& actor);

    /// The lines that were written to the console.
    std::vector<std::string> console() const;

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger
