// Empty messages are free, so any number of them may wait.
// Caught by: Todo_1_1.CountsTheBytesOnTheWire
// The learner reads: what push() returns, since there is no room: false happened: true
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (message.payload().size() > capacity_ - bytes_)
        return false;
    waiting_.push_back(message);
    bytes_ += message.payload().size();
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}
// <<< 1.1
