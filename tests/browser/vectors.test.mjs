// The page's modules against the formats' vectors in tests/vectors.json. Needs no server and no browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { envelopeOracleInNode, modulesInNode as modules } from "./step-4-js-oracle.mjs";

const { canonicalAddress, isCanonicalAddress } = await import(`${modules}address.js`);
const { fromArmor, toArmor } = await import(`${modules}armor.js`);
const { fromBase64url, toBase64url } = await import(`${modules}base64url.js`);
const { ByteWriter } = await import(`${modules}bytes.js`);
const { unlock } = await import(`${modules}keypair.js`);
const { isMessage } = await import(`${modules}message-text.js`);

const vectors = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url))).secure_messenger;

/** The published cases; a list that is missing or empty is an error. */
function cases(name) {
    assert.ok(vectors[name]?.length > 0, name);
    return vectors[name];
}

const bytes = (hex) => Uint8Array.from(Buffer.from(hex, "hex"));
const hex = (array) => array && Buffer.from(array).toString("hex");
const nameOf = (outcome) => outcome.replaceAll(" ", "_").replace("unsupported_version", "unsupported");

const identityOf = (name) => cases("identities").find(({ address }) => address === name);
const signing_keys = Object.fromEntries(
    cases("identities").map(({ address, signing_key }) => [address, signing_key]),
);

/** What `reader` sees of `rows`, in the order in which they are met. */
async function openRows(rows, reader) {
    const { opened } = await envelopeOracleInNode.ask({
        do: "open",
        ...identityOf(reader),
        signing_keys,
        rows,
    });
    return opened.map((each) => ({ ...each, outcome: nameOf(each.outcome) }));
}

const open = async (envelope, reader) => (await openRows([{ row: 1, envelope }], reader))[0];

test("each published envelope is read by its recipients", async () => {
    for (const { from, sent_at, text_utf8: text, recipients, envelope } of cases("envelopes"))
        for (const reader of recipients)
            assert.deepEqual(await open(envelope, reader), { outcome: "readable", from, sent_at, text });
});

test("each published opening ends as it should", async () => {
    for (const { what, reader, envelope, outcome } of cases("openings"))
        assert.equal((await open(envelope, reader)).outcome, outcome, what);
});

test("each published unlocking ends as it should", async () => {
    for (const { what, passphrase_utf8, locked, outcome } of cases("unlockings"))
        assert.equal(nameOf((await unlock(bytes(locked), passphrase_utf8)).outcome), outcome, what);
});

test("replays are found in whatever order the rows come", async () => {
    for (const { what, reader, envelopes, steps } of cases("replays")) {
        const rows = steps.map(({ row, envelope }) => ({ row, envelope: envelopes[envelope] }));
        const outcomes = (await openRows(rows, reader)).map(({ outcome }) => outcome);
        assert.deepEqual(
            outcomes,
            steps.map(({ outcome }) => outcome),
            what,
        );
    }
});

test("envelopes have as many recipients and blocks as they may", async () => {
    for (const { recipients, blocks, outcome } of cases("sizes")) {
        const writer = new ByteWriter().integer(1, 1).bytes(new Uint8Array(16)).integer(recipients, 2);
        for (let i = 1; i <= recipients; ++i) writer.integer(i, 32).bytes(new Uint8Array(64));
        const envelope = hex(writer.bytes(new Uint8Array(12 + 256 * blocks + 16)).done());
        assert.equal(
            (await open(envelope, "mary@example.com")).outcome,
            outcome,
            `${recipients} recipients, ${blocks} blocks`,
        );
    }
});

test("a text is what may be in a message", () => {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const isText = (utf8) => {
        try {
            return isMessage(decoder.decode(utf8));
        } catch {
            return false; // not UTF-8
        }
    };
    for (const { what, bytes: utf8, is_text } of cases("texts"))
        assert.equal(isText(bytes(utf8)), is_text, what);
});

test("an address has one canonical form, and that one is told from others", () => {
    for (const { typed_utf8, canonical } of cases("addresses")) {
        assert.equal(canonicalAddress(typed_utf8) ?? null, canonical, JSON.stringify(typed_utf8));
        assert.equal(isCanonicalAddress(typed_utf8), typed_utf8 === canonical, JSON.stringify(typed_utf8));
        assert.ok(canonical === null || isCanonicalAddress(canonical), canonical);
    }
});

test("bytes have one base64url", () => {
    for (const { text, bytes: expected } of cases("base64url")) {
        assert.equal(hex(fromBase64url(text)) ?? null, expected, JSON.stringify(text));
        if (expected !== null) assert.equal(toBase64url(bytes(expected)), text);
    }
});

test("an armored block is taken whole, or not at all", () => {
    for (const { what, armor, bytes: expected } of cases("armors")) {
        assert.equal(hex(fromArmor(armor)) ?? null, expected, what);
        if (expected !== null) assert.equal(toArmor(bytes(expected)), armor.replaceAll("\r\n", "\n"), what);
    }
});
