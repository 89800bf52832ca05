// The row that is met last is remembered, and not the lowest.
// Caught by: Todo_5_4.NoticesALaterRow
// The learner reads: it is a replay happened: not a replay
// >>> 5.4 Replays
bool Replays::is_replay(std::string_view from, const MessageId& id, std::int64_t row) {
    auto& last = lowest_row_.try_emplace({std::string(from), id}, row).first->second;
    const bool is_replay = row > last;
    last = row;
    return is_replay;
}
// <<< 5.4
