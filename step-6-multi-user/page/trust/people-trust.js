// Whom this user trusts with what is written here: what the server shows, beside what is pinned.

import { isCanonicalAddress } from "../address.js";
import { keysOf } from "../shown-keys.js";
import { nothingYet, PinStorage } from "./pin-storage.js";
import { notSentYet, recipients, sameKeys } from "./pins.js";

export const damagedSentence = "This browser's record of other people's keys is damaged. Nothing can be " +
    "sent until you start over.";

export class PeopleTrust {
    #me;
    #mine;
    #memory;
    #trust = nothingYet();
    #problem;
    #changed;
    #isFirstLook; // of somebody who has never met anybody
    #shown = new Map(); // address -> keys, undefined for none: what the server shows of the others
    #isKnown = false;
    #isTold = false; // who there is, on the connection that there is
    #told = 0; // the last row on this connection that came before that

    /** `me` has unlocked `keypair`. changed() is called when another tab has changed whose keys count. */
    begin(me, keypair, changed, signal) {
        this.#me = me;
        this.#mine = keypair;
        this.#changed = changed;
        this.#trust = nothingYet();
        this.#problem = undefined;
        this.#memory = new PinStorage(me);
        this.#isFirstLook = this.#recall() !== "kept";
        this.#memory.watch(() => this.#recallOthers(), signal);
    }

    forget() {
        this.#shown = new Map();
        this.#trust = nothingYet();
        this.#mine = this.#memory = undefined;
        this.#isKnown = this.#isTold = false;
        this.#told = 0;
    }

    /** A frame of the socket, in the order in which the server sends them. Keys that are accepted count
        from the row after the last one that came while those before them were still shown. */
    heard(frame) {
        if (frame.type === "welcome") {
            this.#isTold = false;
            this.#told = frame.latest;
            if (frame.latest < this.#trust.latest)
                this.#update((trust) => beginRowsAnew(trust, frame.latest));
        } else if (frame.type === "message" && this.#isTold) {
            this.#update((trust) => { trust.latest = Math.max(trust.latest, frame.id); });
        } else if (frame.type === "message") {
            this.#told = Math.max(this.#told, frame.id);
        }
    }

    /** Who there is now, as the server tells. Returns whether rows may read otherwise than before. */
    look(people) {
        const before = this.#shown;
        const others = people.filter(({ email }) => email !== this.#me && isCanonicalAddress(email));
        this.#shown = new Map(others.map((person) => [person.email, keysOf(person)]));
        let anybodyNew = false;
        this.#update((trust) => {
            for (const [address, keys] of this.#shown)
                if (keys && this.#observe(trust, address, keys) === "first")
                    anybodyNew = true;
            trust.latest = Math.max(trust.latest, this.#told);
        });
        this.#isKnown = this.#isTold = true;
        this.#isFirstLook = false;
        return anybodyNew || [...this.#shown].some(([address, keys]) => !same(before.get(address), keys));
    }

    #observe(trust, address, keys) {
        const seen = trust.pins.observe(address, keys);
        if (seen === "first")
            trust.fresh.set(address, this.#isFirstLook);
        if (seen === "same")
            trust.held.delete(address);
        if (seen === "changed" && !trust.held.has(address))
            trust.held.set(address, trust.latest);
        return seen;
    }

    /** What `address` wrote in `row` was readable. Where that was with the keys that are pinned last, the
        keys shown in their place count later than that. */
    wrote(address, row) {
        const held = this.#trust.held.get(address);
        if (held < row && this.#trust.pins.at(address, row) === this.#pinned(address))
            this.#update((trust) => trust.held.set(address, row));
    }

    get isKnown() {
        return this.#isKnown;
    }

    /** "damaged", or "not kept" where the browser keeps nothing for this page. */
    get problem() {
        return this.#problem;
    }

    /** Those who can read what is written now: addresses, without this user's. */
    get readers() {
        return [...this.#recipients().keys()].filter((address) => address !== this.#me);
    }

    /** The public keys of everybody for whom a message is; throws a sentence where there can be none. */
    all() {
        if (this.#problem === "damaged")
            throw new Error(damagedSentence);
        return [...this.#recipients().values()].map((encryptionKey) => ({ encryptionKey }));
    }

    /** The keys that count for what `address` wrote in `row`, undefined for a row not stored yet. */
    of(address, row = notSentYet) {
        return address === this.#me ? this.#mine : this.#trust.pins.at(address, row);
    }

    /** The keys that are shown for `address` and have not been accepted; undefined where there are none. */
    notAccepted(address) {
        const [shown, pinned] = [this.#shown.get(address), this.#pinned(address)];
        return shown && pinned && !sameKeys(shown, pinned) ? shown : undefined;
    }

    /** Readers whom the user has not acknowledged: {address, wasHere}, the latter where they were here
        before the user. */
    get newcomers() {
        return this.readers.filter((address) => this.#trust.fresh.has(address))
            .map((address) => ({ address, wasHere: this.#trust.fresh.get(address) }));
    }

    /** Whose keys have to be accepted: {address, keys, isVerified, wasVerified}, of the keys that are shown
        and of those that are pinned. */
    get changes() {
        return [...this.#shown.keys()].filter((address) => this.notAccepted(address)).map((address) => {
            const keys = this.#shown.get(address);
            return {
                address, keys,
                isVerified: this.#areVerified(address, keys),
                wasVerified: this.#areVerified(address, this.#pinned(address)),
            };
        });
    }

    /** The keys that are shown for `address`, undefined for none. */
    shownOf(address) {
        return this.#shown.get(address);
    }

    /** Whether the safety number with `address` was compared, for the keys that are shown and count. */
    isVerified(address) {
        const shown = this.#shown.get(address);
        return Boolean(shown) && !this.notAccepted(address) && this.#areVerified(address, shown);
    }

    /** The user has read who is new. */
    acknowledge() {
        this.#update((trust) => trust.fresh.clear());
    }

    /** `keys` count for `address` from now on, if they are still those that are shown. */
    accept(address, keys) {
        this.#update((trust) => {
            if (!same(this.notAccepted(address), keys))
                return;
            trust.pins.accept(address, keys, (trust.held.get(address) ?? trust.latest) + 1);
            trust.held.delete(address);
        });
    }

    /** The user has compared the safety number of these keys: it was the same. */
    verify(address, theirs) {
        this.#update((trust) => trust.verified.set(address, { theirs, mine: this.#mine }));
    }

    /** What is damaged is put aside, and everybody is new. */
    beginAnew() {
        this.#memory.setAside();
        this.#trust = nothingYet();
        this.#problem = undefined;
        this.#isFirstLook = true;
        this.#update((trust) => {
            for (const [address, keys] of this.#shown)
                if (keys)
                    this.#observe(trust, address, keys);
        });
        this.#isFirstLook = false;
    }

    #recipients() {
        return this.#problem === "damaged" || !this.#mine ? new Map()
            : recipients(this.#shown, this.#trust.pins, this.#me, this.#mine);
    }

    #pinned(address) {
        return this.#trust.pins.at(address, notSentYet);
    }

    #areVerified(address, keys) {
        const verified = this.#trust.verified.get(address);
        return same(verified?.theirs, keys) && same(verified?.mine, this.#mine);
    }

    /** change(trust) changes what all tabs share, as it is now. */
    #update(change) {
        this.#recall();
        if (this.#problem === "damaged")
            return;
        change(this.#trust);
        if (!this.#memory.save(this.#trust))
            this.#problem = "not kept";
    }

    /** Where nothing is kept any more, this tab still knows. */
    #recall() {
        if (this.#problem === "not kept")
            return "forbidden";
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

/** For keys that may be undefined. */
const same = (a, b) => a === b || (a !== undefined && b !== undefined && sameKeys(a, b));

/** The server has lost the rows after `latest`, and numbers others so. */
function beginRowsAnew(trust, latest) {
    trust.latest = latest;
    for (const [address, row] of trust.held)
        trust.held.set(address, Math.min(row, latest));
}
