// Two implementations of one format: the reference solution in C++, behind the oracle, and the
// page's keypair.js in a real browser. What one of them locks the other unlocks, and what is wrong
// with a locked keypair both say alike.

import assert from "node:assert/strict";
import { createCipheriv, pbkdf2Sync, randomBytes, randomInt } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launchBrowser } from "./browser.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { startOracle, jsOracleIn } from "./step-3-js-oracle.mjs";

const { refused_keys, unclamped } = JSON.parse(
    readFileSync(new URL("../vectors.json", import.meta.url)),
).secure_messenger;
const iterations = 100_000; // the fewest that are accepted
const rounds = 20;

// Each as it is typed to lock and as it is typed to unlock.
const passphrases = [
    ["correct horse", "correct horse"],
    ["caf\u00e9 cr\u00e8me", "cafe\u0301 cre\u0300me"],
    ["cafe\u0301 cre\u0300me", "caf\u00e9 cr\u00e8me"],
    ["\u1112\u1161\u11ab\u1100\u1173\u11af and more", "\ud55c\uae00 and more"], // Hangul
    ["a\u0323\u0307bcdefgh", "a\u0307\u0323bcdefgh"], // two marks, in either order
    ["\u212bngstr\u00f6m \u2126", "A\u030angstro\u0308m \u03a9"], // signs that NFC replaces
    ["pa\u00dfw\u00f6rter \u{1f511}", "pa\u00dfwo\u0308rter \u{1f511}"],
    // Never composed:
    ["\u0958\u0915\u094d\u0937 \u{1d15e}", "\u0915\u093c\u0915\u094d\u0937 \u{1d157}\u{1d165}"],
    [" blanks  and\ttabs\u00a0", " blanks  and\ttabs\u00a0"],
    ["nul \0 inside", "nul \0 inside"],
    ["\u{1f469}\u200d\u{1f4bb}".repeat(30), "\u{1f469}\u200d\u{1f4bb}".repeat(30)],
    ["x".repeat(300), "x".repeat(300)],
];
let browser, folder, server, oracle, jsOracle;

before(async () => {
    folder = mkdtempSync(join(tmpdir(), "messenger-"));
    oracle = startOracle();
    browser = await launchBrowser();
    server = await startServer(programUnderTest("step-3-reference"), {
        options: ["--database", join(folder, "messenger.db")],
    });
    const page = await browser.newPage();
    await page.goto(server.url);
    jsOracle = jsOracleIn(page);
});
after(async () => {
    await browser?.close();
    await server?.stop();
    await oracle?.stop();
    rmSync(folder, { recursive: true });
});

/** Asks both what becomes of `locked`, and wants to hear the same; resolves with the page's answer. */
async function bothUnlock(locked, passphrase, what) {
    const asked = { do: "unlock", locked, passphrase };
    const [ours, theirs] = await Promise.all([jsOracle.ask(asked), oracle.ask(asked)]);
    assert.equal(ours.outcome, theirs.outcome, what);
    return ours;
}

/** `locked`, hexadecimal, with `bytes` in place of those from `at` on. */
const withBytes = (locked, at, bytes) =>
    locked.slice(0, 2 * at) + bytes + locked.slice(2 * at + bytes.length);

test("locked in C++, unlocked in the browser", async () => {
    for (let i = 0; i < rounds; ++i) {
        const [passphrase, typed] = passphrases[i % passphrases.length];
        const identity = await oracle.ask({ do: "generate" });
        const { locked } = await oracle.ask({ do: "lock", ...identity, passphrase, iterations });
        const { encryption_key, signing_key } = identity;
        assert.deepEqual(
            await jsOracle.ask({ do: "unlock", locked, passphrase: typed }),
            { outcome: "unlocked", worked: true, encryption_key, signing_key, readable: 0 },
            typed,
        );
        const asked = { do: "fingerprint", encryption_key, signing_key };
        assert.deepEqual(await jsOracle.ask(asked), await oracle.ask(asked));
    }
});

test("locked in the browser, unlocked in C++", async () => {
    for (let i = 0; i < rounds; ++i) {
        const [passphrase, typed] = passphrases[i % passphrases.length];
        const { locked, encryption_key, signing_key } = await jsOracle.ask({
            do: "create",
            passphrase,
            iterations,
        });
        const { outcome, ...secrets } = await oracle.ask({ do: "unlock", locked, passphrase: typed });
        assert.equal(outcome, "unlocked", typed);
        assert.deepEqual(await oracle.ask({ do: "public_keys", ...secrets }), {
            encryption_key,
            signing_key,
        });
        const asked = { do: "fingerprint", encryption_key, signing_key };
        assert.deepEqual(await jsOracle.ask(asked), await oracle.ask(asked));
    }
});

test("at the usual number of iterations, each way", async () => {
    const passphrase = "correct horse";
    const identity = await oracle.ask({ do: "generate" });
    const theirs = await oracle.ask({ do: "lock", ...identity, passphrase });
    const ours = await jsOracle.ask({ do: "create", passphrase });
    for (const { locked } of [theirs, ours]) {
        assert.equal(parseInt(locked.slice(2, 10), 16), 600_000);
        assert.equal((await bothUnlock(locked, passphrase)).outcome, "unlocked");
    }
});

test("private keys travel as they are, clamped or not", async () => {
    const passphrase = "correct horse";
    const keys = [unclamped.encryption_private_key, "00".repeat(32), randomBytes(32).toString("hex")];
    for (const encryption_private_key of keys) {
        const secrets = { encryption_private_key, signing_seed: randomBytes(32).toString("hex") };
        const publicKeys = await oracle.ask({ do: "public_keys", ...secrets });
        const ours = await jsOracle.ask({ do: "lock", ...secrets, ...publicKeys, passphrase, iterations });
        assert.deepEqual(await oracle.ask({ do: "unlock", locked: ours.locked, passphrase }), {
            outcome: "unlocked",
            ...secrets,
        });
        const theirs = await oracle.ask({ do: "lock", ...secrets, passphrase, iterations });
        assert.deepEqual(await jsOracle.ask({ do: "unlock", locked: theirs.locked, passphrase }), {
            outcome: "unlocked",
            worked: true,
            ...publicKeys,
            readable: 0,
        });
    }
});

test("every byte flipped, and every other length", async () => {
    const passphrase = "correct horse";
    const { locked } = await jsOracle.ask({ do: "create", passphrase, iterations });
    assert.equal((await bothUnlock(locked, passphrase)).outcome, "unlocked");
    const outcomes = {};
    for (let at = 0; at < locked.length / 2; ++at) {
        // Iterations with their lowest bit flipped are refused or cost no more than before.
        const bit = at >= 1 && at <= 4 ? 1 : 1 << randomInt(8);
        const byte = (parseInt(locked.slice(2 * at, 2 * at + 2), 16) ^ bit).toString(16).padStart(2, "0");
        const changed = withBytes(locked, at, byte);
        const { outcome } = await bothUnlock(changed, passphrase, `byte ${at}, bit ${bit}`);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    assert.deepEqual(outcomes, { "unsupported version": 1, damaged: 2, "wrong passphrase": 174 });

    for (let size = 0; size <= 200; ++size) {
        const changed = (locked + "00".repeat(23)).slice(0, 2 * size);
        const { outcome, worked } = await bothUnlock(changed, passphrase, `${size} bytes`);
        if (size !== 177)
            assert.deepEqual({ outcome, worked }, { outcome: "damaged", worked: false }, `${size} bytes`);
    }
    for (const version of ["00", "02", "ff"]) {
        for (const rest of ["", locked.slice(2)]) {
            const { outcome, worked } = await bothUnlock(version + rest, passphrase);
            assert.deepEqual({ outcome, worked }, { outcome: "unsupported version", worked: false });
        }
    }
});

test("hostile iterations and keys are refused before any work", async () => {
    const passphrase = "correct horse";
    const { locked } = await jsOracle.ask({ do: "create", passphrase, iterations });
    const hostile = [0, 1, 99_999, 10_000_001, 2 ** 31, 2 ** 32 - 1].map((count) =>
        withBytes(locked, 1, count.toString(16).padStart(8, "0")),
    );
    hostile.push(...refused_keys.encryption_key.map((key) => withBytes(locked, 33, key)));
    hostile.push(...refused_keys.signing_key.map((key) => withBytes(locked, 65, key)));
    for (const changed of hostile) {
        const { outcome, worked } = await bothUnlock(changed, passphrase, changed.slice(0, 194));
        assert.deepEqual({ outcome, worked }, { outcome: "damaged", worked: false });
    }
});

test("a locked keypair that its passphrase opens, with other public keys beside it", async () => {
    const passphrase = "correct horse";
    const [mine, other] = [await oracle.ask({ do: "generate" }), await oracle.ask({ do: "generate" })];
    const secret = mine.encryption_private_key + mine.signing_seed;
    const field = (bytes) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
    const lockedBeside = (encryption_key, signing_key) => {
        const [salt, nonce] = [randomBytes(16), randomBytes(12)];
        const front = Buffer.concat([
            Buffer.from("01000186a0", "hex"),
            salt,
            nonce,
            Buffer.from(encryption_key + signing_key, "hex"),
        ]);
        const key = pbkdf2Sync(passphrase, salt, iterations, 16, "sha256");
        const cipher = createCipheriv("aes-128-gcm", key, nonce);
        const label = Buffer.from("secure-messenger/1 locked-keypair");
        cipher.setAAD(Buffer.concat([field(label), field(front)]));
        const ciphertext = Buffer.concat([cipher.update(secret, "hex"), cipher.final(), cipher.getAuthTag()]);
        return front.toString("hex") + ciphertext.toString("hex");
    };
    const cases = [
        [mine.encryption_key, mine.signing_key, "unlocked"],
        [other.encryption_key, mine.signing_key, "damaged"],
        [mine.encryption_key, other.signing_key, "damaged"],
        [mine.encryption_key, `02${"00".repeat(31)}`, "damaged"], // no point of the curve
        [mine.signing_key, mine.encryption_key, "damaged"],
    ];
    for (const [encryption_key, signing_key, expected] of cases) {
        const { outcome } = await bothUnlock(lockedBeside(encryption_key, signing_key), passphrase);
        assert.equal(outcome, expected);
    }
});
