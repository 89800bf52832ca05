// take() returns a copy and keeps the messages: each is sent again and again.
// Caught by: Todo_1_1.HandsOutEachMessageOnce
// The learner reads: expected: what take() hands out: nothing happened: "one"
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (message.size() > capacity_ - bytes_)
        return false;
    waiting_.push_back(message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    return waiting_;
}
// <<< 1.1
