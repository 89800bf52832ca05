// Notices messages that the server shows twice. Of all rows with the same message, the one with the
// lowest number is the message and the others are replays, in whatever order they are met.

export class Replays {
    #lowest = new Map(); // "id from" -> the lowest row in which it was met

    /**
     * Remembers that the message `id` (bytes) from `from` was readable in `row`. Returns the row that was
     * the message until now and is a replay from now on, if there is one.
     */
    observe({ id, from }, row) {
        const key = `${id.join()} ${from}`;
        const lowest = this.#lowest.get(key);
        if (lowest === undefined || row < lowest) this.#lowest.set(key, row);
        return lowest !== undefined && row < lowest ? lowest : undefined;
    }

    isReplay({ id, from }, row) {
        return this.#lowest.get(`${id.join()} ${from}`) < row;
    }
}
