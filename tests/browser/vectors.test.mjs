// The page's modules against the formats' vectors in tests/vectors.json. Needs no server and no browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { modulesOf } from "./page-modules.mjs";

const modules = modulesOf("step-2-users/page", "step-3-keypairs/page", "step-4-encrypting/page");
const { isCanonicalAddress } = await import(`${modules}address.js`);
const { fromArmor, toArmor } = await import(`${modules}armor.js`);
const { fromBase64url, toBase64url } = await import(`${modules}base64url.js`);
const { ByteWriter } = await import(`${modules}bytes.js`);
const { open } = await import(`${modules}envelope.js`);
const { unlock } = await import(`${modules}keypair.js`);
const { isMessage } = await import(`${modules}message-text.js`);
const { Replays } = await import(`${modules}replays.js`);

const vectors = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url))).secure_messenger;

/** The published cases; a list that is missing or empty is an error. */
function cases(name) {
    assert.ok(vectors[name]?.length > 0, name);
    return vectors[name];
}

const bytes = (hex) => Uint8Array.from(Buffer.from(hex, "hex"));
const hex = (array) => array && Buffer.from(array).toString("hex");
const nameOf = (outcome) => outcome.replace("unsupported version", "unsupported").replaceAll(" ", "_");

const privateKey = (name, oid, key, uses) =>
    crypto.subtle.importKey(
        "pkcs8",
        bytes(`302e020100300506032b65${oid}04220420${key}`),
        { name },
        false,
        uses,
    );

async function keypairOf(address) {
    const identity = cases("identities").find((each) => each.address === address);
    return {
        encryptionKey: bytes(identity.encryption_key),
        signingKey: bytes(identity.signing_key),
        encryptionPrivate: await privateKey("X25519", "6e", identity.encryption_private_key, ["deriveBits"]),
        signingPrivate: await privateKey("Ed25519", "70", identity.signing_seed, ["sign"]),
    };
}

const directory = new Map(
    cases("identities").map(({ address, signing_key }) => [address, bytes(signing_key)]),
);
const opened = async (envelope, reader) =>
    open(envelope, await keypairOf(reader), (from) => directory.get(from));

test("each published envelope is read by its recipients", async () => {
    for (const { from, sent_at, text_utf8, recipients, envelope } of cases("envelopes"))
        for (const reader of recipients) {
            const { outcome, message } = await opened(bytes(envelope), reader);
            assert.equal(outcome, "readable");
            assert.deepEqual([message.from, message.sentAt, message.text], [from, sent_at, text_utf8]);
        }
});

test("each published opening ends as it should", async () => {
    for (const { what, reader, envelope, outcome } of cases("openings"))
        assert.equal(nameOf((await opened(bytes(envelope), reader)).outcome), outcome, what);
});

test("each published unlocking ends as it should", async () => {
    for (const { what, passphrase_utf8, locked, outcome } of cases("unlockings"))
        assert.equal(nameOf((await unlock(bytes(locked), passphrase_utf8)).outcome), outcome, what);
});

test("replays are found in whatever order the rows come", async () => {
    for (const { what, reader, envelopes, steps } of cases("replays")) {
        const replays = new Replays();
        for (const { row, envelope, outcome } of steps) {
            const { outcome: found, message } = await opened(bytes(envelopes[envelope]), reader);
            if (message) replays.observe(message, row);
            const isReplay = message !== undefined && replays.isReplay(message, row);
            assert.equal(isReplay ? "replayed" : nameOf(found), outcome, `${what}, row ${row}`);
        }
    }
});

test("envelopes have as many recipients and blocks as they may", async () => {
    for (const { recipients, blocks, outcome } of cases("sizes")) {
        const writer = new ByteWriter().integer(1, 1).bytes(new Uint8Array(16)).integer(recipients, 2);
        for (let i = 1; i <= recipients; ++i) writer.integer(i, 32).bytes(new Uint8Array(64));
        const envelope = writer.bytes(new Uint8Array(12 + 256 * blocks + 16)).done();
        const { outcome: found } = await opened(envelope, "mary@example.com");
        assert.equal(nameOf(found), outcome, `${recipients} recipients, ${blocks} blocks`);
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

test("an address is taken in its canonical form alone", () => {
    for (const { typed_utf8, canonical } of cases("addresses")) {
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
