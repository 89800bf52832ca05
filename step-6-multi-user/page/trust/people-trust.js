// Whom this user trusts to read messages. Compares the keys that the server shows with the pinned
// ones.

import { isCanonicalAddress } from "../address.js";
import { keysOf } from "../shown-keys.js";
import { nothingYet, PinStorage } from "./pin-storage.js";
import { notSentYet, recipients, sameKeys } from "./pins.js";

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
        this.#isKnown = this.#isTold = false;
        this.#told = 0;
    }

    /** Takes each frame of the socket, in the order in which the server sends them. Accepted keys
        count from the row after the last one that came while the keys before them were still
        shown. */
    heard(frame) {
        if (frame.type === "welcome") {
            this.#isTold = false;
            this.#told = frame.latest;
            if (frame.latest < this.#trust.latest)
                this.#update((trust) => beginRowsAnew(trust, frame.latest));
        } else if (frame.type === "message" && this.#isTold) {
            this.#update((trust) => {
                trust.latest = Math.max(trust.latest, frame.id);
            });
        } else if (frame.type === "message") {
            this.#told = Math.max(this.#told, frame.id);
        }
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
        if (seen === "changed" && !trust.held.has(address)) trust.held.set(address, trust.latest);
        return seen;
    }

    /** Notes that what `address` wrote in `row` was readable. If that was with the keys pinned
        last, the keys now shown in their place count only from a later row. */
    wrote(address, row) {
        const held = this.#trust.held.get(address);
        if (held < row && this.#trust.pins.at(address, row) === this.#pinned(address))
            this.#update((trust) => trust.held.set(address, row));
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
    acknowledgeOwnKeys() {
        this.#noteOwnKeys();
    }

    /** Call this when the user has read who is new. */
    acknowledge() {
        this.#update((trust) => trust.fresh.clear());
    }

    /** Accepts `keys` for `address` from now on, if they are still those that are shown. */
    accept(address, keys) {
        this.#update((trust) => {
            if (!same(this.notAccepted(address), keys)) return;
            trust.pins.accept(address, keys, (trust.held.get(address) ?? trust.latest) + 1);
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

/** The server has lost the rows after `latest`, and gives their numbers to others. */
function beginRowsAnew(trust, latest) {
    trust.latest = latest;
    for (const [address, row] of trust.held) trust.held.set(address, Math.min(row, latest));
}
