// differential.mjs [--seconds N] [--seed N]
// Two implementations of one protocol, the reference solutions in C++ (behind the oracle) and the page's
// modules, take the same bytes: published vectors in which bits were flipped and parts were cut, moved
// and repeated, and envelopes whose content no honest client seals. Both have to say the same of each.
// Without --seconds it stops after 1,500 inputs. Exit status 0 alike, 1 not alike, 2 cannot do that.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { startOracle } from "../browser/step-3-js-oracle.mjs";
import { envelopeOracleInNode, modulesInNode as modules } from "../browser/step-4-js-oracle.mjs";

const { values: options } = parseArgs({ options: { seconds: { type: "string" }, seed: { type: "string" } } });
const seconds = Number(options.seconds ?? 0);
const seed = Number(options.seed ?? 1);
if (!Number.isFinite(seconds) || !Number.isSafeInteger(seed)) {
    console.error("Usage: differential.mjs [--seconds N] [--seed N]");
    process.exit(2);
}

const { isCanonicalAddress } = await import(`${modules}address.js`);
const { fromArmor } = await import(`${modules}armor.js`);
const { fromBase64url } = await import(`${modules}base64url.js`);
const { unlock } = await import(`${modules}keypair.js`);
const { isMessage } = await import(`${modules}message-text.js`);

const vectors = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url))).secure_messenger;
const oracle = startOracle();

/** Whole numbers below `end`, the same ones for the same seed (mulberry32). */
let state = seed;
function below(end) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
}
const oneOf = (list) => list[below(list.length)];

/** A copy of `bytes`, changed in one to three places. */
function mutated(bytes) {
    let copy = Buffer.from(bytes);
    for (let changes = 1 + below(3); changes > 0; --changes) {
        const at = below(copy.length + 1);
        const size = below(40);
        const [head, tail] = [copy.subarray(0, at), copy.subarray(at)];
        if (below(3) > 0 && at < copy.length) copy[at] ^= 1 << below(8);
        else
            copy = Buffer.concat(
                oneOf([[head], [head, tail.subarray(size)], [head, tail.subarray(0, size), tail]]),
            );
    }
    return copy;
}

const oddTexts = [
    "",
    "\0",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\u{10ffff}",
    "é",
    "e\u0301",
    "@",
    " ",
    "\r\n",
    "\t",
    "Ｊ",
    "A",
];
const oddText = (text) => {
    const at = below(text.length + 1);
    return (text.slice(0, at) + oneOf(oddTexts) + text.slice(at + below(2))).toWellFormed();
};
const hex = (bytes) => bytes && Buffer.from(bytes).toString("hex");

/** What is compared: each resolves with [the input, what C++ says, what the page says]. */
const comparisons = {
    async address() {
        const text = oddText(oneOf(vectors.addresses).typed_utf8);
        const { address } = await oracle.ask({ do: "canonical_address", text });
        return [text, address === text, isCanonicalAddress(text)];
    },
    async text() {
        const bytes = mutated(Buffer.from(oneOf(vectors.texts).bytes.slice(0, 400), "hex"));
        const { is_text } = await oracle.ask({ do: "is_text", bytes: hex(bytes) });
        const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
        let page = false;
        try {
            page = isMessage(decoder.decode(bytes));
        } catch {
            // not UTF-8
        }
        return [hex(bytes), is_text, page];
    },
    async base64url() {
        const text = mutated(Buffer.from(oneOf(vectors.base64url).text)).toString("latin1");
        const { bytes } = await oracle.ask({ do: "from_base64url", text });
        return [text, bytes, hex(fromBase64url(text))];
    },
    async armor() {
        const text = mutated(Buffer.from(oneOf(vectors.armors).armor)).toString("latin1");
        const { bytes } = await oracle.ask({ do: "from_armor", text });
        return [text, bytes, hex(fromArmor(text))];
    },
    async unlocking() {
        const { locked, passphrase_utf8: passphrase } = oneOf(cheapUnlockings);
        const bytes = mutated(Buffer.from(locked, "hex"));
        if (isExpensive(bytes)) return ["", "", ""];
        const { outcome } = await oracle.ask({ do: "unlock", locked: hex(bytes), passphrase });
        return [hex(bytes), outcome, (await unlock(new Uint8Array(bytes), passphrase)).outcome];
    },
    async envelope() {
        const { envelope } = oneOf(vectors.openings.filter(({ envelope }) => envelope.length < 4_000));
        return bothOpen(hex(mutated(Buffer.from(envelope, "hex"))), oneOf(vectors.identities));
    },
    async content() {
        const sender = oneOf(vectors.identities);
        const { envelope } = await oracle.ask({
            do: "seal",
            from: oddText(sender.address),
            sent_at: oneOf([0, 1, 2 ** 53 - 1]),
            text: oddText(oneOf(["hello", "a\nb", "🔑"])),
            encryption_private_key: sender.encryption_private_key,
            signing_seed: sender.signing_seed,
            to: [sender.encryption_key],
        });
        return bothOpen(envelope, sender);
    },
};

const cheapUnlockings = vectors.unlockings.filter(
    ({ locked }) => locked.length > 10 && !isExpensive(Buffer.from(locked, "hex")),
);

/** Whether more than the fewest iterations would be done. */
function isExpensive(locked) {
    if (locked.length !== 177) return false;
    const iterations = locked.readUInt32BE(1);
    return iterations > 100_000 && iterations <= 10_000_000;
}

async function bothOpen(envelope, reader) {
    const signing_keys = Object.fromEntries(
        vectors.identities.map((each) => [each.address, each.signing_key]),
    );
    const question = { do: "open", ...reader, signing_keys, rows: [{ row: 1, envelope }] };
    const [inCpp, inPage] = await Promise.all([oracle.ask(question), envelopeOracleInNode.ask(question)]);
    return [envelope, inCpp, inPage];
}

const names = Object.keys(comparisons);
const end = Date.now() + seconds * 1_000;
let count = 0;
for (; seconds > 0 ? Date.now() < end : count < 1_500; ++count) {
    const name = names[count % names.length];
    const [input, inCpp, inPage] = await comparisons[name]();
    assert.deepEqual(inPage, inCpp, `${name}, input ${count} of seed ${seed}: ${JSON.stringify(input)}`);
}
console.log(`${count} inputs, C++ and the page say the same of each`);
await oracle.stop();
