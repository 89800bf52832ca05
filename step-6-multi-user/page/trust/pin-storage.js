// What outlives the page: whose keys are trusted, for one account at one server (the origin of this
// page), shared by all tabs of this browser. Whatever is not this page's own JSON is damaged. If it
// counted as missing, everybody would be trusted anew and nobody would notice.
//
// It is found by the address that the user typed, so no server can choose another one. It is not found
// by the user's own keys: they come, locked, from the server, which can return older ones, and somebody
// who has replaced a lost keypair still trusts the same people.

import { isCanonicalAddress } from "../address.js";
import { fromBase64url, toBase64url } from "../base64url.js";
import { Pins, sameKeys } from "./pins.js";

const version = 2;
const versionWithoutOwnKeys = 1;
const mostSeen = 2_000; // messages
const prefix = "trust of ";

/**
 * What is remembered:
 *   pins      the keys that count
 *   fresh     for each newcomer whom the user has not acknowledged, whether they were here before
 *             the user
 *   held      for each address whose pinned keys are not shown any more, `latest` before that
 *   heard     for each address, its last row that was readable
 *   seen      for each message that was readable, by its key (keyOfMessage), the lowest row in which
 *             it was; those with the highest rows
 *   verified  for each address whose safety number was compared, {theirs, mine}: the keys of both
 *   latest    the newest row that was known when the server showed everybody's keys
 *   own       the user's own public keys; undefined if they are not known, as in version 1
 */
export const nothingYet = () => ({
    pins: new Pins(),
    fresh: new Map(),
    held: new Map(),
    heard: new Map(),
    seen: new Map(),
    verified: new Map(),
    latest: 0,
});

export class PinStorage {
    #key;

    constructor(account) {
        this.#key = `${prefix}${account}`;
    }

    /** Whether anything was kept: whoever has unlocked keys has an entry. */
    get exists() {
        return !["nothing", "forbidden"].includes(this.load().outcome);
    }

    /** {outcome, trust}: "kept" with what was saved, "nothing", "damaged", or "forbidden" if the
        browser does not let this page store anything. */
    load() {
        let text;
        try {
            text = localStorage.getItem(this.#key);
        } catch {
            return { outcome: "forbidden" };
        }
        if (text === null) return { outcome: "nothing" };
        const trust = trustIn(text);
        return trust ? { outcome: "kept", trust } : { outcome: "damaged" };
    }

    /** Saves `trust`. Returns whether that worked. */
    save(trust) {
        try {
            localStorage.setItem(this.#key, textOf(trust));
            return true;
        } catch {
            return false; // full, or forbidden
        }
    }

    /** Another account for which this browser keeps the public keys `own` as the user's; undefined if
        there is none. */
    otherAccountWith(own) {
        try {
            const others = Object.keys(localStorage).filter(
                (key) => key.startsWith(prefix) && key !== this.#key,
            );
            const found = others.find((key) => {
                const theirs = trustIn(localStorage.getItem(key))?.own;
                return theirs && sameKeys(theirs, own);
            });
            return found?.slice(prefix.length);
        } catch {
            return undefined; // forbidden
        }
    }

    /** Moves the damaged data to an entry that nobody reads, so that nothing is lost. */
    setAside() {
        localStorage.setItem(`${this.#key}, damaged`, localStorage.getItem(this.#key) ?? "");
        localStorage.removeItem(this.#key);
    }

    /** Calls changed() when another tab has saved something else. */
    watch(changed, signal) {
        addEventListener("storage", ({ key }) => key === this.#key && changed(), { signal });
    }
}

function textOf({ pins, fresh, held, heard, seen, verified, latest, own }) {
    const pinned = [...pins.all].map(([address, rows]) => [
        address,
        rows.map(([row, keys]) => [row, textOfKeys(keys)]),
    ]);
    const compared = [...verified].map(([address, { theirs, mine }]) => [
        address,
        { theirs: textOfKeys(theirs), mine: textOfKeys(mine) },
    ]);
    return JSON.stringify({
        version,
        pinned,
        fresh: [...fresh],
        held: [...held],
        heard: [...heard],
        seen: [...seen],
        verified: compared,
        latest,
        own: own && textOfKeys(own),
    });
}

/** The opposite of textOf(); undefined if `text` is not as textOf() writes it. */
function trustIn(text) {
    try {
        const storage = JSON.parse(text);
        check([version, versionWithoutOwnKeys].includes(storage.version));
        return {
            pins: new Pins(mapIn(storage.pinned, pinsIn)),
            fresh: mapIn(storage.fresh, (value) => check(typeof value === "boolean", value)),
            held: mapIn(storage.held, rowIn),
            heard: mapIn(storage.heard ?? [], rowIn),
            seen: new Map(
                (storage.seen ?? []).map(([key, row]) => [check(isKeyOfMessage(key), key), rowIn(row)]),
            ),
            verified: mapIn(storage.verified, ({ theirs, mine }) => ({
                theirs: keysIn(theirs),
                mine: keysIn(mine),
            })),
            latest: rowIn(storage.latest),
            own: storage.own && keysIn(storage.own),
        };
    } catch {
        return undefined;
    }
}

const keyOfMessage = ({ id, from }) => `${toBase64url(id)} ${from}`;

const messageOf = (key) => ({ id: fromBase64url(key.slice(0, 22)), from: key.slice(23) });

function isKeyOfMessage(key) {
    const { id, from } = messageOf(key);
    return id?.length === 16 && key[22] === " " && isCanonicalAddress(from);
}

/** The messages in `seen`, each [{id, from}, row]. */
export const messagesIn = (seen) => [...seen].map(([key, row]) => [messageOf(key), row]);

/** Whether `seen` knows that the message {id, from} was readable in `row`, or in a lower one. */
export const hasSeen = (seen, message, row) => seen.get(keyOfMessage(message)) <= row;

/** Notes that the message {id, from} was readable in `row`. */
export function noteSeen(seen, message, row) {
    const key = keyOfMessage(message);
    seen.set(key, Math.min(row, seen.get(key) ?? row));
    if (seen.size <= mostSeen) return;
    const [lowest] = [...seen].reduce((a, b) => (b[1] < a[1] ? b : a));
    seen.delete(lowest);
}

function check(isGood, value) {
    if (!isGood) throw new TypeError("damaged");
    return value;
}

const rowIn = (value) => check(Number.isSafeInteger(value) && value >= 0, value);

function mapIn(entries, valueIn) {
    const map = new Map(
        entries.map(([address, value]) => [check(isCanonicalAddress(address), address), valueIn(value)]),
    );
    return check(map.size === entries.length, map);
}

function pinsIn(rows) {
    check(rows.length > 0 && rows.every(([row], i) => (i === 0 ? row === 0 : row > rows[i - 1][0])));
    return rows.map(([row, keys]) => [rowIn(row), keysIn(keys)]);
}

const textOfKeys = ({ encryptionKey, signingKey }) => ({
    encryption_key: toBase64url(encryptionKey),
    signing_key: toBase64url(signingKey),
});

const keysIn = (keys) => ({ encryptionKey: keyIn(keys.encryption_key), signingKey: keyIn(keys.signing_key) });

function keyIn(text) {
    const key = fromBase64url(text);
    return check(key?.length === 32, key);
}
