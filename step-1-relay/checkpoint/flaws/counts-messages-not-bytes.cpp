// The capacity is taken for a number of messages.
// Caught by: Todo_1_1.FillsToItsCapacityAndNoFurther
// The learner reads: what push() returns, since there is no room: false happened: true
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (waiting_.size() >= capacity_)
        return false;
    waiting_.push_back(message);
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}
// <<< 1.1
