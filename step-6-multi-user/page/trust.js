// Whose keys count. Everybody's keys come from the server, which may show its own in Mary's place, and
// neither encryption nor signatures notice. So the keys seen first are pinned, others have to be
// accepted, and people compare a safety number where the server cannot reach.
//
// Public keys are {encryptionKey, signingKey}, 32 bytes each. Addresses are canonical. A row's number,
// 1 or more, is the one that the server gave it.

import { ByteReader, fields, sameBytes, utf8 } from "./bytes.js";
import { refusesEncryptionKey, refusesSigningKey } from "./refused-keys.js";

/** The row of what is not sent yet: later than every other. */
export const notSentYet = Infinity;

export const sameKeys = (a, b) => sameBytes(a.encryptionKey, b.encryptionKey) &&
    sameBytes(a.signingKey, b.signingKey);

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
    meet(address, keys) {
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

/** A user's half of a safety number: 30 decimal digits, five for each five bytes of a PBKDF2. */
export async function safetyDigits(address, { encryptionKey, signingKey }) {
    const password = fields(utf8(address), encryptionKey, signingKey);
    const material = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: utf8("secure-messenger/1 safety-number"), iterations: 10_000 };
    const reader = new ByteReader(new Uint8Array(await crypto.subtle.deriveBits(how, material, 30 * 8)));
    const groups = Array.from({ length: 6 }, () => reader.integer(5) % 100_000);
    return groups.map((group) => String(group).padStart(5, "0")).join("");
}

/** What two users, each {address, keys}, compare: twelve groups of five digits, the same for both. */
export async function safetyNumber(one, other) {
    const inOrder = one.address < other.address ? [one, other] : [other, one]; // ASCII: as bytes
    const digits = await Promise.all(inOrder.map(({ address, keys }) => safetyDigits(address, keys)));
    return digits.join("").match(/.{5}/g).join(" ");
}
