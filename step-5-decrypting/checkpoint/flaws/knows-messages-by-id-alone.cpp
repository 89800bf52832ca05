// The same id from somebody else is taken for a replay.
// Caught by: Todo_5_4.TellsSendersApart
// The learner reads: it is not a replay happened: a replay
// >>> 5.4 Replays
bool Replays::is_replay(std::string_view from, const MessageId& id, std::int64_t row) {
    (void)from;
    auto& lowest = lowest_row_.try_emplace({std::string(), id}, row).first->second;
    lowest = std::min(lowest, row);
    return row != lowest;
}
// <<< 5.4
