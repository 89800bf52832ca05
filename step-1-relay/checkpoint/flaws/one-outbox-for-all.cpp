// The messages of all clients wait in one place.
// Caught by: Todo_1_1.SharesNothingWithAnotherOutbox
// The learner reads: expected: what take() hands out: "one" happened: "one", "two"
// >>> 1.1 The outbox
namespace {
std::vector<Message> everything;
}

bool Outbox::push(const Message& message) {
    if (message.size() > capacity_ - bytes_)
        return false;
    everything.push_back(message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(everything, {});
}
// <<< 1.1
