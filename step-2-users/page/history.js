// Which rows the channel has: the newest page, what was missed, and older ones on demand.

import { newestRows, rowsAfter, rowsBefore } from "./api.js";

const pageSize = 50; // rows
const mostAtOnce = 200; // rows; the server gives no more
const tooFarBehind = 1_000; // rows; who missed more begins anew at the newest page
const pause = 2_000; // milliseconds before asking again

/**
 * Rows come on two ways, from the socket as they are stored and by asking. The channel merges them
 * by id. What this class knows beyond that is up to which row none is missing: after a connection
 * was lost, asking goes on from there, whatever the new socket brought meanwhile.
 */
export class History {
    #messageList;
    #signal;
    #upTo = null; // id of the last row before which none is missing; null: nothing loaded yet
    #complete = false; // since the socket's welcome, what came before it is all here
    #connection = 0;
    #loading = false;

    constructor(messageList, signal) {
        this.#messageList = messageList;
        this.#signal = signal;
    }

    /** A socket was welcomed when `latest` was the newest row. Resolves when nothing is missing. */
    async connected(latest) {
        const connection = ++this.#connection;
        this.#complete = false;
        const over = () => this.#signal.aborted || connection !== this.#connection;
        while (!over()) {
            try {
                if (this.#upTo === null || latest < this.#upTo || latest - this.#upTo > tooFarBehind)
                    await this.#beginAnew(over);
                else
                    await this.#catchUp(over);
                if (!over()) {
                    this.#complete = true;
                    this.#upTo = Math.max(this.#upTo, this.#messageList.newest);
                }
                return;
            } catch {
                await new Promise((resolve) => setTimeout(resolve, pause));
            }
        }
    }

    /** The socket brought a row. */
    async arrived(row) {
        if (this.#complete)
            this.#upTo = Math.max(this.#upTo, row.id);
        await this.#messageList.add([row], { news: true });
    }

    /** Loads the page before the oldest row. Does nothing while one is being loaded. */
    async older() {
        if (this.#loading || this.#upTo === null || this.#messageList.reachesBeginning)
            return;
        this.#loading = true;
        try {
            const rows = await rowsBefore(this.#messageList.oldest, pageSize);
            await this.#messageList.add(rows);
            if (!this.#signal.aborted)
                this.#messageList.reachesBeginning = rows.length < pageSize;
        } catch {
            if (!this.#signal.aborted)
                this.#messageList.olderFailed();
        } finally {
            this.#loading = false;
        }
    }

    async #beginAnew(over) {
        this.#messageList.clear();
        const rows = await newestRows(pageSize);
        if (over())
            return;
        await this.#messageList.add(rows);
        if (over())
            return;
        this.#messageList.reachesBeginning = rows.length < pageSize;
        this.#upTo = rows.at(-1)?.id ?? 0;
    }

    async #catchUp(over) {
        for (;;) {
            const rows = await rowsAfter(this.#upTo, mostAtOnce);
            if (over())
                return;
            await this.#messageList.add(rows, { news: true });
            if (over())
                return;
            this.#upTo = rows.at(-1)?.id ?? this.#upTo;
            if (rows.length < mostAtOnce)
                return;
        }
    }
}
