// The free bytes are counted in an unsigned number that wraps around.
// Caught by: Todo_1_1.RefusesAMessageLargerThanItself
// The learner reads: what push() returns, since there is no room: false happened: true
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (bytes_ > capacity_ - message.size())
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
