// What was sent and is not shown in the channel yet. The server stores a ref once, so an entry is
// sent again and again until it is acknowledged, and is still one message. One is under way at a
// time, so that they are stored in the order in which they were written.

const patience = 10_000; // milliseconds without an acknowledgement on a connection that seems open
const pause = 2_000; // before an entry is sent again that the server could not take just now

/** 16 random bytes as base64url without padding (RFC 4648 section 5). */
export function newRef() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return btoa(String.fromCharCode(...bytes))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", "");
}

/**
 * An entry is {content, at, state, problem, id}:
 *   content   {ref, text} or {ref, envelope}, as write() made it
 *   at        when, in milliseconds since 1970
 *   state     "waiting", "accepted" (then `id` is its row) or "refused" (then `problem` says why)
 * Entries are kept in the tab's own storage, so that a reload loses none.
 */
export class SendQueue {
    #entries;
    #storage; // a Keep
    #on;
    #signal;
    #watch; // timer of the entry under way

    /** `on` has send(frame), changed(entries) and unanswered(). */
    constructor(storage, on, signal) {
        this.#storage = storage;
        this.#entries = storage.load() ?? [];
        this.#on = on;
        this.#signal = signal;
        signal.addEventListener("abort", () => clearTimeout(this.#watch));
    }

    get entries() {
        return this.#entries;
    }

    add(content) {
        const entry = { content, at: Date.now(), state: "waiting" };
        this.#entries.push(entry);
        this.#changed();
        if (entry === this.#first()) this.sendFirst();
    }

    /** Sends the entry whose turn it is: on a new connection, and when the one before is settled. */
    sendFirst() {
        clearTimeout(this.#watch);
        const entry = this.#first();
        if (!entry || this.#signal.aborted) return;
        this.#on.send({ type: "send", ...entry.content });
        this.#watch = setTimeout(() => this.#on.unanswered(), patience);
    }

    /** The server has stored `ref` as row `id`. It leaves when that row is shown. */
    accept(ref, id) {
        this.#settle(ref, { state: "accepted", id });
    }

    /** The server did not take `ref`: for now, or because of what it is. An error without a ref is about
        what is under way: that is one entry at a time. */
    refuse(ref = this.#first()?.content.ref, { code, message }) {
        if (code === "try_again" || code === "too_many_requests") {
            clearTimeout(this.#watch);
            this.#watch = setTimeout(() => this.sendFirst(), pause);
        } else {
            this.#settle(ref, { state: "refused", problem: message });
        }
    }

    /** Rows that the channel shows need not be shown here. `has(id)` tells. */
    dropShown(has) {
        const left = this.#entries.filter(({ state, id }) => state !== "accepted" || !has(id));
        if (left.length === this.#entries.length) return;
        this.#entries = left;
        this.#changed();
    }

    remove(ref) {
        this.#entries = this.#entries.filter(({ content }) => content.ref !== ref);
        this.#changed();
    }

    #first() {
        return this.#entries.find(({ state }) => state === "waiting");
    }

    #settle(ref, outcome) {
        const entry = this.#first();
        if (!entry || entry.content.ref !== ref) return;
        Object.assign(entry, outcome);
        this.#changed();
        this.sendFirst();
    }

    #changed() {
        // What was accepted is the server's; what was refused is still somebody's text.
        this.#storage.save(this.#entries.filter(({ state }) => state !== "accepted"));
        this.#on.changed(this.#entries);
    }
}
