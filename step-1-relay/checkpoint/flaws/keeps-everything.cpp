// The outbox has no bound: a reader that stalls fills the memory of the server.
// Caught by: Todo_1_1.FillsToItsCapacityAndNoFurther
// The learner reads: what push() returns, since there is no room: false happened: true
// >>> 1.1 The outbox
bool Outbox::push(const Message& message) {
    waiting_.push_back(message);
    return true;
}

std::vector<Message> Outbox::take() {
    bytes_ = 0;
    return std::exchange(waiting_, {});
}
// <<< 1.1
