// Right in another shape: an outbox that counts anew, a shared_ptr as the guard, errors kept
// inside the session, and a copy of the clients to send to.
// >>> 1.1 The outbox
namespace {

std::size_t size_of(const std::vector<Message>& messages) {
    std::size_t bytes = 0;
    for (const auto& message : messages)
        bytes += message.size();
    return bytes;
}

} // namespace

bool Outbox::push(const Message& message) {
    auto longer = waiting_;
    longer.push_back(message);
    if (size_of(longer) > capacity_)
        return false;
    waiting_.swap(longer);
    return true;
}

std::vector<Message> Outbox::take() {
    std::vector<Message> batch(waiting_.begin(), waiting_.end());
    waiting_.clear();
    return batch;
}
// <<< 1.1
// >>> 1.2 A client's session
boost::asio::awaitable<void> Relay::session(Client& me) {
    clients_.emplace(&me);
    const std::shared_ptr<void> departure(nullptr, [this, &me](void*) { clients_.erase(&me); });
    try {
        for (auto message = co_await me.receive(); message.has_value();
             message = co_await me.receive()) {
            broadcast(message.value(), me);
            console_ << message.value() << std::endl;
        }
    } catch (...) {
        co_return;
    }
}
// <<< 1.2
// >>> 1.3 Broadcast
void Relay::broadcast(const Message& message, const Client& from) {
    auto others = clients_;
    others.erase(const_cast<Client*>(&from));
    for (auto other = others.rbegin(); other != others.rend(); ++other)
        (*other)->send(message);
}
// <<< 1.3
