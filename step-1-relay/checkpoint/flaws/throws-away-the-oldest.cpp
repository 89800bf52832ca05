// A full outbox makes room by losing what waits longest: the reader misses messages unawares.
// Caught by: Todo_1_1.KeepsWhatWaitsWhenItRefuses
// The learner reads: what push() returns, since there is no room: false happened: true
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    while (!waiting_.empty() && bytes_ + message.size() > capacity_) {
        bytes_ -= waiting_.front().size();
        waiting_.erase(waiting_.begin());
    }
    waiting_.push_back(message);
    bytes_ += message.size();
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}
// <<< 1.1
