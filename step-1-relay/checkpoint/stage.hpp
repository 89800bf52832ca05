// A relay without a network: actors who enter, speak, leave and break off when a test says so.
// Nothing happens between two lines of a test, so it needs no waiting and no luck.

#pragma once

#include "lesson.hpp"
#include "relay.hpp"

#include <memory>
#include <string>
#include <vector>

namespace messenger {

std::string show(const Message& message);

/// A client that does as it is told, and remembers what it was sent.
class Actor : public Client {
  public:
    virtual void says(const Message& message) = 0;
    virtual void says_goodbye() = 0;
    virtual void breaks_off() = 0;

    /// What the relay has sent it so far.
    virtual const std::vector<Message>& heard() const = 0;

    /// Whether its session has ended.
    virtual bool is_over() const = 0;

    /// How often the session asked for a message after the goodbye or the break.
    virtual int asked_too_often() const = 0;
};

class Stage {
  public:
    Stage();
    ~Stage();

    Relay& relay();

    /// A new client, whose session with relay() has begun.
    Actor& enter();

    /// Destroys all sessions where they wait, as a server does that stops.
    void stop();

    bool is_here(const Actor& actor);

    /// What was written to the console, line by line.
    std::vector<std::string> console() const;

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger
