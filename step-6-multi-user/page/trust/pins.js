// Whose keys count. Everybody's keys come from the server, which may show its own in Mary's place, and
// neither encryption nor signatures notice. So the keys seen first are pinned, others have to be
// accepted, and people compare a safety number where the server cannot reach.
//
// Public keys are {encryptionKey, signingKey}, 32 bytes each. Addresses are canonical. A row's number,
// 1 or more, is the one that the server gave it.

import { sameBytes } from "../bytes.js";
import { refusesEncryptionKey, refusesSigningKey } from "../refused-keys.js";

/** The row of what is not sent yet: later than every other. */
export const notSentYet = Infinity;

export const sameKeys = (a, b) =>
    sameBytes(a.encryptionKey, b.encryptionKey) && sameBytes(a.signingKey, b.signingKey);

/** The keys that count, for each address. */
export class Pins {
    #pinned;

    /** `pinned` is a map: of each address, [row, keys] for every row from which other keys count,
        ascending, the first from row 0. An address without any keys is forgotten. */
    constructor(pinned = new Map()) {
        this.#pinned = new Map([...pinned].filter(([, pins]) => pins.length > 0));
    }

    /** What `keys`, which are shown now, are beside those pinned last: "first", "same" or "changed".
        Those that are seen first are pinned, for every row; nothing else is remembered. */
    observe(address, keys) {
        const pins = this.#pinned.get(address);
        if (!pins) {
            this.#pinned.set(address, [[0, keys]]);
            return "first";
        }
        return sameKeys(pins.at(-1)[1], keys) ? "same" : "changed";
    }

    /** Pins `keys` for `address`, which somebody has met: from `row` on no others count. */
    accept(address, keys, row) {
        const before = this.#pinned.get(address).filter(([from]) => from < row);
        this.#pinned.set(address, [...before, [row, keys]]);
    }

    /** The keys that count for what `address` wrote in `row`; undefined where nobody has met it. */
    at(address, row) {
        return this.#pinned.get(address)?.findLast(([from]) => from <= row)?.[1];
    }

    /** All of them, as the constructor takes them. */
    get all() {
        return this.#pinned;
    }
}

/** Whom a message of `me` is for, a map of address to encryption key: everybody among `people` (address
    to keys, undefined for none) whose keys count for what is not sent yet, and `me`, with the keys `mine`
    whatever the server shows. Keys that are refused on sight count as none. */
export function recipients(people, pins, me, mine) {
    const readers = new Map([[me, mine.encryptionKey]]);
    for (const [address, keys] of people)
        if (address !== me && keys && !areRefused(keys) && isPinned(pins, address, keys))
            readers.set(address, keys.encryptionKey);
    return readers;
}

const areRefused = ({ encryptionKey, signingKey }) =>
    refusesEncryptionKey(encryptionKey) || refusesSigningKey(signingKey);

function isPinned(pins, address, keys) {
    const pinned = pins.at(address, notSentYet);
    return pinned !== undefined && sameKeys(pinned, keys);
}
