// A full outbox drops what waits along with what comes.
// Caught by: Todo_1_1.KeepsWhatWaitsWhenItRefuses
// The learner reads: expected: what take() hands out: "one", "two" happened: "two"
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (message.size() > capacity_ - bytes_) {
        take();
        return false;
    }
    waiting_.push_back(message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}
// <<< 1.1
