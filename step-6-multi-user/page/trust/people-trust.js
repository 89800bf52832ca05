// Whom this user trusts to read messages. Compares the keys that the server shows with the pinned
// ones.

import { isCanonicalAddress } from "../address.js";
import { keysOf } from "../shown-keys.js";
import { hasSeen, messagesIn, noteSeen, nothingYet, PinStorage } from "./pin-storage.js";
import { notSentYet, Pins, recipients, sameKeys } from "./pins.js";

export const damagedSentence =
    "This browser's record of other people's keys is damaged. Nothing can be " + "sent until you start over.";

const otherAccountSentence = (me, other) =>
    `These are the keys of ${other}, and you have logged in as ${me}. Have you mistyped your address? Then ` +
    "this server lies: it should have refused it.";

export class PeopleTrust {
    #me;
    #mine;
    #memory;
    #trust = nothingYet();
    #problem;
    #changed;
    #isFirstLook; // nothing was stored before: everybody is met for the first time
    #shown = new Map(); // address -> the keys that the server shows for others, undefined for none
    #isKnown = false;
    #isTold = false; // whether the list of people has come on this connection
    #told = 0; // the last row on this connection before that list
    #isHistoryNew = false;

    /** `me` has unlocked `keypair`. changed() is called when another tab has changed whose keys count.
        Throws an Error with a sentence if the keypair is known as that of another account: the server
        has let somebody in under an address that was typed wrongly. */
    begin(me, keypair, changed, signal) {
        this.#me = me;
        this.#mine = keypair;
        this.#changed = changed;
        this.#trust = nothingYet();
        this.#problem = undefined;
        this.#memory = new PinStorage(me);
        const other = this.#memory.otherAccountWith(keypair);
        if (other !== undefined) throw new Error(otherAccountSentence(me, other));
        this.#isFirstLook = this.#recall() !== "kept";
        if (!this.#trust.own) this.#noteOwnKeys();
        this.#memory.watch(() => this.#recallOthers(), signal);
    }

    forget() {
        this.#shown = new Map();
        this.#trust = nothingYet();
        this.#mine = this.#memory = undefined;
        this.#isKnown = this.#isTold = this.#isHistoryNew = false;
        this.#told = 0;
    }

    /** Takes each frame of the socket, in the order in which the server sends them. Returns whether the
        server has lost rows, and begins a new history, whose numbers are those of other messages:
        then only the last keys of everybody count, for every row, and no message has been seen. */
    took(frame) {
        if (frame.type === "welcome") {
            this.#isTold = false;
            this.#told = frame.latest;
            if (frame.latest >= this.#trust.latest) return false;
            this.#update(beginRowsAnew);
            this.#isHistoryNew = true;
            return true;
        }
        if (frame.type === "message" && this.#isTold) {
            this.#update((trust) => {
                trust.latest = Math.max(trust.latest, frame.id);
            });
        } else if (frame.type === "message") {
            this.#told = Math.max(this.#told, frame.id);
        }
        return false;
    }

    /** Takes the server's list of people as it is now. Returns whether rows may now be read
        differently. */
    look(people) {
        const before = this.#shown;
        const others = people.filter(({ email }) => email !== this.#me && isCanonicalAddress(email));
        this.#shown = new Map(others.map((person) => [person.email, keysOf(person)]));
        let anybodyNew = false;
        this.#update((trust) => {
            for (const [address, keys] of this.#shown)
                if (keys && this.#observe(trust, address, keys) === "first") anybodyNew = true;
            for (const address of trust.pins.all.keys())
                if (!this.#showsPinned(address) && !trust.held.has(address))
                    trust.held.set(address, trust.latest);
            trust.latest = Math.max(trust.latest, this.#told);
        });
        this.#isKnown = this.#isTold = true;
        this.#isFirstLook = false;
        return anybodyNew || [...this.#shown].some(([address, keys]) => !same(before.get(address), keys));
    }

    #observe(trust, address, keys) {
        const seen = trust.pins.observe(address, keys);
        if (seen === "first") trust.fresh.set(address, this.#isFirstLook);
        if (seen === "same") trust.held.delete(address);
        return seen;
    }

    #showsPinned(address) {
        return same(this.#shown.get(address), this.#pinned(address));
    }

    /** Notes that the message {id, from} was readable in `row`. */
    heard(message, row) {
        if (hasSeen(this.#trust.seen, message, row)) return;
        this.#update((trust) => {
            noteSeen(trust.seen, message, row);
            trust.heard.set(message.from, Math.max(row, trust.heard.get(message.from) ?? 0));
        });
    }

    /** The messages that were readable, also those before the page was loaded: each [{id, from}, row]. */
    get seen() {
        return messagesIn(this.#trust.seen);
    }

    /** Whether the server has begun a new history, and the user has not acknowledged it. */
    get isHistoryNew() {
        return this.#isHistoryNew;
    }

    /** Call this when the user has read that the server has lost messages. */
    acknowledgeHistory() {
        this.#isHistoryNew = false;
    }

    get isKnown() {
        return this.#isKnown;
    }

    /** "damaged", or "not kept" if the browser stores nothing for this page; otherwise
        undefined. */
    get problem() {
        return this.#problem;
    }

    /** Whether the user's keys are other than those with which this browser was used before. */
    get hasOtherOwnKeys() {
        return Boolean(this.#trust.own) && !sameKeys(this.#trust.own, this.#mine);
    }

    /** The addresses of those who can read what is written now, without this user's. */
    get readers() {
        return [...this.#recipients().keys()].filter((address) => address !== this.#me);
    }

    /** The public keys of all recipients of a message. Throws an Error with a sentence if nothing
        can be sent. */
    all() {
        if (this.#problem === "damaged") throw new Error(damagedSentence);
        return [...this.#recipients().values()].map((encryptionKey) => ({ encryptionKey }));
    }

    /** The keys that count for what `address` wrote in `row`. If `row` is undefined: in a row not
        stored yet. */
    of(address, row = notSentYet) {
        return address === this.#me ? this.#mine : this.#trust.pins.at(address, row);
    }

    /** The keys that are shown for `address` and have not been accepted; undefined if there are
        none. */
    notAccepted(address) {
        const [shown, pinned] = [this.#shown.get(address), this.#pinned(address)];
        return shown && pinned && !sameKeys(shown, pinned) ? shown : undefined;
    }

    /** Readers whom the user has not acknowledged: {address, wasHere}. `wasHere` is true if they
        were here before the user. */
    get newcomers() {
        return this.readers
            .filter((address) => this.#trust.fresh.has(address))
            .map((address) => ({ address, wasHere: this.#trust.fresh.get(address) }));
    }

    /** Changes of keys that the user has to accept: {address, keys, isVerified, wasVerified}.
        `isVerified` is about the keys that are shown, `wasVerified` about those that are pinned. */
    get changes() {
        return [...this.#shown.keys()]
            .filter((address) => this.notAccepted(address))
            .map((address) => {
                const keys = this.#shown.get(address);
                return {
                    address,
                    keys,
                    isVerified: this.#areVerified(address, keys),
                    wasVerified: this.#areVerified(address, this.#pinned(address)),
                };
            });
    }

    /** The keys that are shown for `address`; undefined if there are none. */
    shownOf(address) {
        return this.#shown.get(address);
    }

    /** Whether the safety number with `address` was compared, for the keys that are shown and count. */
    isVerified(address) {
        const shown = this.#shown.get(address);
        return Boolean(shown) && !this.notAccepted(address) && this.#areVerified(address, shown);
    }

    /** Call this when the user has read that their own keys are others than before. */
    acknowledgeOwnKeys = () => this.#noteOwnKeys();

    /** Call this when the user has read who is new. */
    acknowledge() {
        this.#update((trust) => trust.fresh.clear());
    }

    /** Accepts `keys` for `address`, if they are still those that are shown. They count from the row
        after its last one that was readable, and after the newest one that was known while the keys
        before them were still shown. */
    accept(address, keys) {
        this.#update((trust) => {
            if (!same(this.notAccepted(address), keys)) return;
            const until = trust.held.get(address) ?? trust.latest;
            const row = Math.max(until, trust.heard.get(address) ?? 0) + 1;
            trust.pins.accept(address, keys, Math.min(row, Number.MAX_SAFE_INTEGER));
            trust.held.delete(address);
        });
    }

    /** Notes that the user has compared the safety number of these keys, and that it was the
        same. */
    verify(address, theirs) {
        this.#update((trust) => trust.verified.set(address, { theirs, mine: this.#mine }));
    }

    /** Sets the damaged data aside and begins anew: everybody is new. */
    beginAnew() {
        this.#memory.setAside();
        this.#trust = nothingYet();
        this.#problem = undefined;
        this.#isFirstLook = true;
        this.#update((trust) => {
            for (const [address, keys] of this.#shown) if (keys) this.#observe(trust, address, keys);
        });
        this.#isFirstLook = false;
    }

    #noteOwnKeys() {
        const { encryptionKey, signingKey } = this.#mine;
        this.#update((trust) => {
            trust.own = { encryptionKey, signingKey };
        });
    }

    #recipients() {
        return this.#problem === "damaged" || !this.#mine
            ? new Map()
            : recipients(this.#shown, this.#trust.pins, this.#me, this.#mine);
    }

    #pinned(address) {
        return this.#trust.pins.at(address, notSentYet);
    }

    #areVerified(address, keys) {
        const verified = this.#trust.verified.get(address);
        return same(verified?.theirs, keys) && same(verified?.mine, this.#mine);
    }

    /** Reads what all tabs share, lets change(trust) change it, and saves it. */
    #update(change) {
        this.#recall();
        if (this.#problem === "damaged") return;
        change(this.#trust);
        if (!this.#memory.save(this.#trust)) this.#problem = "not kept";
    }

    /** Reads what is stored. If the browser stores nothing, this tab keeps what it knows. */
    #recall() {
        if (this.#problem === "not kept") return "forbidden";
        const { outcome, trust } = this.#memory.load();
        this.#problem = { damaged: "damaged", forbidden: "not kept" }[outcome];
        this.#trust = trust ?? this.#trust;
        return outcome;
    }

    #recallOthers() {
        this.#recall();
        this.#changed();
    }
}

/** Whether two keys are the same. Both may be undefined. */
const same = (a, b) => a === b || (a !== undefined && b !== undefined && sameKeys(a, b));

/** The server gives the rows' numbers to other messages. */
function beginRowsAnew(trust) {
    trust.latest = 0;
    for (const rows of [trust.held, trust.heard, trust.seen]) rows.clear();
    const lastKeys = ([address, pins]) => [address, [[0, pins.at(-1)[1]]]];
    trust.pins = new Pins(new Map([...trust.pins.all].map(lastKeys)));
}
