// The bytes of what was taken are counted for ever: every client is dropped in the end.
// Caught by: Todo_1_1.HasItsWholeCapacityAgainAfterEachTake
// The learner reads: what push() returns, since there is room: true happened: false
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (message.size() > capacity_ - bytes_)
        return false;
    waiting_.push_back(message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    return std::exchange(waiting_, {});
}
// <<< 1.1
