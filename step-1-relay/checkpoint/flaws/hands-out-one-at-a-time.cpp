// take() hands out the oldest message only, so nothing is written in batches.
// Caught by: Todo_1_1.HandsOutWhatWaitsOldestFirst
// The learner reads: expected: what take() hands out: "one", "two", "three" happened: "one"
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    if (message.size() > capacity_ - bytes_)
        return false;
    waiting_.push_back(message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    if (waiting_.empty())
        return {};
    const auto oldest = waiting_.front();
    waiting_.erase(waiting_.begin());
    bytes_ -= oldest.size();
    return {oldest};
}
// <<< 1.1
