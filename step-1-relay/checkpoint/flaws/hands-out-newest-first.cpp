// A stack in place of a queue.
// Caught by: Todo_1_1.HandsOutWhatWaitsOldestFirst
// The learner reads: happened: "three", "two", "one"
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (message.size() > capacity_ - bytes_)
        return false;
    waiting_.insert(waiting_.begin(), message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}
// <<< 1.1
