// A batch has an end of its own; the rest waits for somebody to ask again.
// Caught by: Todo_1_1.HandsOutAThousandMessagesInOneBatch
// The learner reads: expected: how many messages take() hands out: 1000 happened: 16
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (message.size() > capacity_ - bytes_)
        return false;
    waiting_.push_back(message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    std::vector<Message> batch;
    while (!waiting_.empty() && batch.size() != 16) {
        batch.push_back(waiting_.front());
        bytes_ -= waiting_.front().size();
        waiting_.erase(waiting_.begin());
    }
    return batch;
}
// <<< 1.1
