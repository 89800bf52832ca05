// Whatever was met before is a replay.
// Caught by: Todo_5_4.ForgivesMeetingARowTwice
// The learner reads: it is not a replay happened: a replay
// >>> 5.4 Replays
bool Replays::is_replay(std::string_view from, const MessageId& id, std::int64_t row) {
    return !lowest_row_.try_emplace({std::string(from), id}, row).second;
}
// <<< 5.4
