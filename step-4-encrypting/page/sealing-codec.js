// Seals messages for everybody who has a key, and opens those that were sealed for the user's own
// key.

import { fromBase64url, toBase64url } from "./base64url.js";
import { drawRandomness, open, seal, recipientKeys } from "./envelope.js";
import { Replays } from "./replays.js";
import { momentOf } from "./time.js";

// The remark about a message that is not simply readable, by its state. Style sheets and tests use
// the states, too.
const remarks = {
    "in the clear": "In the clear: the server, or anybody with access to it, could have written this.",
    "unsupported version":
        "This message has a version that this page does not know: a newer messenger wrote it.",
    damaged: "This message is damaged: somebody changed it on its way, or where it is kept.",
    "not for me":
        "This message cannot be decrypted: it was not encrypted to your key. " +
        "Perhaps your key did not exist yet.",
    "unknown sender":
        "This message comes from somebody whose key is not known here, so nobody can tell who wrote it.",
    forged: "This message is forged: the sender that it names did not write it.",
    "not accepted": "This message is signed with changed keys, which you have not accepted.",
    replayed: "This is an older message, sent again by somebody other than its sender.",
};

const tolerance = 5 * 60_000; // milliseconds

/** Undefined, unless the sender's clock and the server's differ by more than people can overlook. The
    first is signed. So no server passes an old message off as one of today. */
const remarkOnTime = (sentAt, at) =>
    Math.abs(sentAt - at) > tolerance ? `Written on ${momentOf(sentAt)}, by the sender's clock.` : undefined;

export class SealingCodec {
    #directory;
    #me;
    #keypair;
    #replays = new Replays();
    #again;

    /** `directory` has isKnown; all(), the public keys of all recipients of a message; of(address,
        row), the keys that count for what somebody wrote in that row, undefined if there are none;
        and optionally notAccepted(address), the keys that are shown for somebody but do not
        count, and heard({id, from}, row), which is called for each message that is readable. */
    constructor(directory) {
        this.#directory = directory;
    }

    /** `me` has unlocked `keypair`. again() is called if rows that were read before would now be
        read differently. `seen` are messages that were readable before, each [{id, from}, row]. */
    begin(me, keypair, again, seen = []) {
        this.#me = me;
        this.#keypair = keypair;
        this.#again = again;
        this.forgetReplays();
        for (const [message, row] of seen) this.#replays.observe(message, row);
    }

    /** The server has begun a new history: its rows are others. */
    forgetReplays() {
        this.#replays = new Replays();
    }

    forget() {
        this.#keypair = undefined;
        this.forgetReplays();
    }

    /** What is sent for `text`; see Messenger. */
    async write(text) {
        if (!this.#directory.isKnown)
            throw new Error("The list of people has not arrived yet. Try again in a moment.");
        const others = this.#directory.all().map(({ encryptionKey }) => encryptionKey);
        const to = recipientKeys(others, this.#keypair.encryptionKey);
        const fresh = await drawRandomness(to.length);
        const message = { from: this.#me, sentAt: Date.now(), text };
        return {
            ref: toBase64url(fresh.id),
            envelope: toBase64url(await seal(message, this.#keypair, to, fresh)),
        };
    }

    /** What is shown of a row; see Messenger. */
    async read(row) {
        const at = row.received_at;
        if (row.envelope === undefined)
            return {
                from: row.from,
                at,
                text: row.text,
                state: "in the clear",
                remark: remarks["in the clear"],
            };
        const bytes = fromBase64url(row.envelope) ?? new Uint8Array();
        const { outcome, message } = await this.#open(bytes, row.id);
        const state = outcome === "readable" && this.#isReplay(message, row.id) ? "replayed" : outcome;
        if (state !== "readable") return { at, state, remark: remarks[state] };
        if (row.id !== undefined) this.#directory.heard?.(message, row.id);
        return {
            from: message.from,
            at,
            text: message.text,
            state,
            remark: remarkOnTime(message.sentAt, at),
        };
    }

    /** Like open() in envelope.js. But a forged message has the outcome "not accepted" if it is
        signed with keys that are shown and not accepted. */
    async #open(bytes, row) {
        let other;
        const opened = await open(bytes, this.#keypair, (email) => {
            other = this.#directory.notAccepted?.(email);
            return this.#directory.of(email, row)?.signingKey;
        });
        if (opened.outcome !== "forged" || !other) return opened;
        const { outcome } = await open(bytes, this.#keypair, () => other.signingKey);
        return outcome === "readable" ? { outcome: "not accepted" } : opened;
    }

    /** Whether a row is a replay. A row without a number is the user's own message, not yet on the
        server. */
    #isReplay(message, row) {
        if (row === undefined) return false;
        if (this.#replays.observe(message, row) !== undefined) this.#again?.(); // a row that was shown as the message is a replay of this one
        return this.#replays.isReplay(message, row);
    }
}
