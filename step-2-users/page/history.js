// Loads rows into the channel: the newest page, those that were missed, and older ones on demand.

import { newestRows, rowsAfter, rowsBefore } from "./api.js";
import { NotUnderstood } from "./server-frames.js";

const pageSize = 50; // rows
const mostAtOnce = 200; // rows; the server's limit
const tooFarBehind = 1_000; // rows; after missing more, we begin anew at the newest page
const pause = 2_000; // milliseconds before asking again

/**
 * Rows come in two ways: from the socket as they are stored, and in answer to requests. The channel
 * merges them by id. This class also knows up to which row none is missing. After a connection was
 * lost, it requests the rows from there on, whatever the new socket has brought meanwhile.
 */
export class History {
    #messageList;
    #broken;
    #signal;
    #upTo = null; // the id up to which no row is missing; null: nothing loaded yet
    #complete = false; // whether all rows from before the socket's welcome are here
    #connection = 0;
    #loading = false;

    /** broken(error) is called with a NotUnderstood if the server breaks the protocol. */
    constructor(messageList, broken, signal) {
        this.#messageList = messageList;
        this.#broken = broken;
        this.#signal = signal;
    }

    /** Call this when a socket is welcomed while `latest` is the newest row. Resolves when nothing
        is missing. */
    async connected(latest) {
        const connection = ++this.#connection;
        this.#complete = false;
        const over = () => this.#signal.aborted || connection !== this.#connection;
        while (!over()) {
            try {
                if (this.#upTo === null || latest < this.#upTo || latest - this.#upTo > tooFarBehind)
                    await this.#beginAnew(over);
                else await this.#catchUp(over);
                if (!over()) {
                    this.#complete = true;
                    this.#upTo = Math.max(this.#upTo, this.#messageList.newest);
                }
                return;
            } catch (error) {
                if (error instanceof NotUnderstood) return this.#broken(error);
                await new Promise((resolve) => setTimeout(resolve, pause));
            }
        }
    }

    /** Call this when the socket brings a row. */
    async arrived(row) {
        if (this.#complete) this.#upTo = Math.max(this.#upTo, row.id);
        await this.#messageList.add([row], { news: true });
    }

    /** Loads the page before the oldest row. Does nothing while one is being loaded. */
    async older() {
        if (this.#loading || this.#upTo === null || this.#messageList.reachesBeginning) return;
        this.#loading = true;
        try {
            const { oldest } = this.#messageList;
            const { rows, more } = await rowsBefore(oldest, pageSize);
            if (this.#messageList.oldest !== oldest) return; // the list has begun anew: rows between would be missing
            const shown = await this.#messageList.add(rows);
            if (shown) this.#messageList.reachesBeginning = !more;
        } catch (error) {
            if (error instanceof NotUnderstood) this.#broken(error);
            else if (!this.#signal.aborted) this.#messageList.olderFailed();
        } finally {
            this.#loading = false;
        }
    }

    async #beginAnew(over) {
        this.#messageList.clear();
        const { rows, more } = await newestRows(pageSize);
        if (over()) return;
        await this.#messageList.add(rows);
        if (over()) return;
        this.#messageList.reachesBeginning = !more;
        this.#upTo = rows.at(-1)?.id ?? 0;
    }

    async #catchUp(over) {
        for (;;) {
            const { rows, more } = await rowsAfter(this.#upTo, mostAtOnce);
            if (over()) return;
            await this.#messageList.add(rows, { news: true });
            if (over()) return;
            this.#upTo = rows.at(-1)?.id ?? this.#upTo;
            if (!more) return;
        }
    }
}
