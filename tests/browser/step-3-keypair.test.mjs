// The page's own keypair.js against published and fixed vectors, in Node.js and in a real browser;
// and the small modules that it stands on.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launchBrowser } from "./browser.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { modulesInNode, jsOracleIn, jsOracleInNode } from "./step-3-js-oracle.mjs";

const { fromArmor, toArmor } = await import(`${modulesInNode}armor.js`);
const { fromBase64url, toBase64url } = await import(`${modulesInNode}base64url.js`);
const { ByteReader, ByteWriter, fields } = await import(`${modulesInNode}bytes.js`);
const { problemOf } = await import(`${modulesInNode}passphrase.js`);

const vectors = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url)));
const { identities, locked_keypairs, refused_keys, unclamped } = vectors.secure_messenger;
let browser, folder, server;
const jsOracles = { "Node.js": jsOracleInNode };

before(async () => {
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), "messenger-"));
    server = await startServer(programUnderTest("step-3-reference"), {
        options: ["--database", join(folder, "messenger.db")],
    });
    const page = await browser.newPage();
    await page.goto(server.url);
    jsOracles["the browser"] = jsOracleIn(page);
});
after(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true });
});

for (const where of ["Node.js", "the browser"]) {
    test(`fingerprints, in ${where}`, async () => {
        for (const { encryption_key, signing_key, fingerprint } of identities) {
            const asked = { do: "fingerprint", encryption_key, signing_key };
            assert.deepEqual(await jsOracles[where].ask(asked), { fingerprint });
        }
    });

    test(`locked keypairs open with their passphrase alone, in ${where}`, async () => {
        for (const { address, passphrase_utf8: passphrase, locked } of locked_keypairs) {
            const { encryption_key, signing_key } = identities.find((one) => one.address === address);
            assert.deepEqual(await jsOracles[where].ask({ do: "unlock", locked, passphrase }), {
                outcome: "unlocked",
                worked: true,
                encryption_key,
                signing_key,
                readable: 0,
            });
            assert.deepEqual(
                await jsOracles[where].ask({ do: "unlock", locked, passphrase: `${passphrase} ` }),
                { outcome: "wrong passphrase", worked: true },
            );
        }
    });

    test(`passphrases become keys by their NFC, in ${where}`, async () => {
        for (const { what, passphrase_utf8, salt, iterations, key } of vectors.passphrase_keys.cases) {
            const asked = { do: "passphrase_key", passphrase: passphrase_utf8, salt, iterations };
            assert.deepEqual(await jsOracles[where].ask(asked), { key }, what);
        }
    });

    test(`keys that are refused, and those beside them, in ${where}`, async () => {
        for (const kind of ["encryption_key", "signing_key"]) {
            const refuses = async (key) =>
                (await jsOracles[where].ask({ do: "refused", [kind]: key })).refused;
            for (const key of refused_keys[kind]) assert.ok(await refuses(key), key);
            for (const identity of identities) assert.ok(!(await refuses(identity[kind])));
            for (const [first, last] of [
                ["02", "00"],
                ["08", "80"],
                ["eb", "7f"],
            ])
                assert.ok(!(await refuses(first + (last === "7f" ? "ff" : "00").repeat(30) + last)));
        }
    });

    test(`a private key that is not clamped is kept as it is, in ${where}`, async () => {
        const { signing_seed, signing_key } = identities[0];
        const { locked } = await jsOracles[where].ask({
            do: "lock",
            ...unclamped,
            signing_seed,
            signing_key,
            passphrase: "eight or more",
            iterations: 100_000,
        });
        const unlocked = await jsOracles[where].ask({ do: "unlock", locked, passphrase: "eight or more" });
        assert.equal(unlocked.outcome, "unlocked");
        assert.equal(unlocked.encryption_key, unclamped.encryption_key);
    });

    test(`what is made is new each time, and locked 600,000 times over, in ${where}`, async () => {
        const made = await Promise.all(
            [1, 2, 3].map(() => jsOracles[where].ask({ do: "create", passphrase: "eight or more" })),
        );
        for (const part of [
            [10, 42],
            [42, 66],
            [66, 130],
            [130, 194],
            [194, 354],
        ])
            assert.equal(new Set(made.map(({ locked }) => locked.slice(...part))).size, 3);
        for (const { locked, encryption_key, signing_key } of made) {
            assert.equal(locked.length, 2 * 177);
            assert.equal(locked.slice(0, 10), `01${(600_000).toString(16).padStart(8, "0")}`);
            assert.equal(locked.slice(66, 194), encryption_key + signing_key);
        }
    });
}

test("integers are big-endian, and a field says its length", () => {
    const bytes = new ByteWriter()
        .integer(0x0102, 2)
        .integer(2 ** 53 - 1, 8)
        .field(Uint8Array.of(7, 8))
        .done();
    assert.deepEqual([...bytes], [1, 2, 0, 31, 255, 255, 255, 255, 255, 255, 0, 0, 0, 2, 7, 8]);
    const reader = new ByteReader(bytes);
    assert.deepEqual(
        [reader.integer(2), reader.integer(8), [...reader.field()], reader.left],
        [0x0102, 2 ** 53 - 1, [7, 8], 0],
    );
    assert.deepEqual([...fields(Uint8Array.of(), Uint8Array.of(9))], [0, 0, 0, 0, 0, 0, 0, 1, 9]);
});

test("a reader does not read past the end, or numbers that would be rounded", () => {
    assert.throws(() => new ByteReader(Uint8Array.of(1, 2)).bytes(3), RangeError);
    assert.throws(() => new ByteReader(Uint8Array.of(1)).integer(2), RangeError);
    assert.throws(() => new ByteReader(Uint8Array.of(0, 0, 0, 2, 1)).field(), RangeError);
    assert.throws(() => new ByteReader(Uint8Array.of(255, 255, 255, 255)).field(), RangeError);
    assert.throws(() => new ByteReader(Uint8Array.of(0, 32, 0, 0, 0, 0, 0, 0)).integer(8), RangeError);
});

test("base64url and the armored block bring back what they were given", () => {
    for (let size = 0; size < 300; ++size) {
        const bytes = new Uint8Array(randomBytes(size));
        assert.equal(toBase64url(bytes), Buffer.from(bytes).toString("base64url"));
        assert.deepEqual(fromBase64url(toBase64url(bytes)), bytes);
        assert.deepEqual(fromArmor(toArmor(bytes)), bytes);
        assert.deepEqual(fromArmor(toArmor(bytes).replaceAll("\n", "\r\n")), bytes);
    }
});

test("base64url takes one way to write a thing only", () => {
    assert.deepEqual(fromBase64url("Zm8"), Uint8Array.of(0x66, 0x6f));
    const wrong = [
        "Z",
        "A",
        "AAAAA",
        "Zh",
        "Zm9",
        "Zm8=",
        "Zg==",
        " Zm8",
        "Zm8\n",
        "Zm+v",
        "Zm/v",
        "Zmé8",
        "Zm8\0",
    ];
    for (const text of wrong) assert.equal(fromBase64url(text), undefined, JSON.stringify(text));
});

test("an armored block is taken whole, or not at all", () => {
    const block = toArmor(new Uint8Array(100));
    const lines = block.split("\n");
    assert.deepEqual(
        lines.map(({ length }) => length),
        [30, 64, 64, 6, 28, 0],
    );
    assert.deepEqual(fromArmor(block), new Uint8Array(100));
    const wrong = {
        "no first line": lines.slice(1),
        "no last line": [...lines.slice(0, 4), ...lines.slice(5)],
        "no line feed at the end": lines.slice(0, -1),
        "something before": ["Hello", ...lines],
        "something behind": [...lines, "Hello"],
        "an empty line": [...lines.slice(0, 3), "", ...lines.slice(3)],
        "a line that is too short": [lines[0], lines[3], lines[1], lines[2], ...lines.slice(4)],
        "a line that is too long": [lines[0], lines[1] + lines[3], ...lines.slice(2)],
        "a blank in a line": [lines[0], lines[1].replace("A", " "), ...lines.slice(2)],
        padding: [...lines.slice(0, 3), `${lines[3]}==`, ...lines.slice(4)],
    };
    for (const [what, changed] of Object.entries(wrong))
        assert.equal(fromArmor(changed.join("\n")), undefined, what);
});

test("which passphrases may be chosen", () => {
    assert.equal(problemOf("8 of them", "the password"), undefined);
    assert.equal(problemOf("🔑".repeat(8)), undefined);
    assert.match(problemOf("🔑".repeat(7)), /too short/);
    assert.match(problemOf("e\u0301".repeat(7)), /too short/); // seven letters in NFC
    assert.match(problemOf("the password", "the password"), /is your password/);
    assert.match(problemOf("pa\u0308ssword", "p\u00e4ssword"), /is your password/);
    assert.match(problemOf("\ud800 and more"), /half a character/);
    assert.match(problemOf(""), /missing/);
});
