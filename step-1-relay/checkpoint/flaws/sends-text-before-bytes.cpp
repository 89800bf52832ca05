// Text overtakes what is binary.
// Caught by: Todo_1_1.KeepsTextTextAndBinaryBinary
// The learner reads: happened: "same", binary 73 61 6d 65, binary 73 61 6d 65
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (message.size() > capacity_ - bytes_)
        return false;
    waiting_.insert(message.is_text() ? waiting_.begin() : waiting_.end(), message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}
// <<< 1.1
