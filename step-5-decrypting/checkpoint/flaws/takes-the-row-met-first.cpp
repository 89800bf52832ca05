// The row that is met first is the message for good.
// Caught by: Todo_5_4.FindsTheMessageInAnEarlierRow
// The learner reads: it is not a replay happened: a replay
// >>> 5.4 Replays
bool Replays::is_replay(std::string_view from, const MessageId& id, std::int64_t row) {
    const auto first = lowest_row_.try_emplace({std::string(from), id}, row).first->second;
    return row != first;
}
// <<< 5.4
