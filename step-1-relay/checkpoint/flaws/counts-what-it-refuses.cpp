// A refused message is counted though it does not wait.
// Caught by: Todo_1_1.KeepsWhatWaitsWhenItRefuses
// The learner reads: what push() returns, since there is room: true happened: false
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    bytes_ += message.size();
    if (bytes_ > capacity_)
        return false;
    waiting_.push_back(message);
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}
// <<< 1.1
