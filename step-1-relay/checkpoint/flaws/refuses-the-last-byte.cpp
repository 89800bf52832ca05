// Less than the capacity may wait, not as much.
// Caught by: Todo_1_1.FillsToItsCapacityAndNoFurther
// The learner reads: what push() returns, since there is room: true happened: false
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (message.size() >= capacity_ - bytes_)
        return false;
    waiting_.push_back(message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}
// <<< 1.1
