// Two implementations of whose keys count: the reference solution in C++, behind the oracle, and the
// page's trust/ folder in a real browser. Safety numbers are the same in both; pins are as the header says.

import assert from "node:assert/strict";
import { randomBytes, randomInt } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launchBrowser } from "./browser.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { startOracle } from "./step-3-js-oracle.mjs";
import { trustOracleIn } from "./step-6-js-oracle.mjs";

const vectors = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url))).secure_messenger;
const rounds = 200;
let browser, folder, server, oracle, page;

before(async () => {
    folder = mkdtempSync(join(tmpdir(), "messenger-"));
    oracle = startOracle();
    browser = await launchBrowser();
    server = await startServer(programUnderTest("step-6-reference"), {
        options: ["--database", join(folder, "messenger.db")],
    });
    const tab = await browser.newPage();
    await tab.goto(server.url);
    page = trustOracleIn(tab);
});
after(async () => {
    await browser?.close();
    await server?.stop();
    await oracle?.stop();
    rmSync(folder, { recursive: true });
});

const letters = "!#$'+-./09?[]^_`az{|}~"; // of addresses; their order as bytes is not that of a dictionary
const randomWord = () =>
    Array.from({ length: 1 + randomInt(20) }, () => letters[randomInt(letters.length)]).join("");
const randomKeys = () => ({
    encryption_key: randomBytes(32).toString("hex"),
    signing_key: randomBytes(32).toString("hex"),
});
const randomParty = () => ({ address: `${randomWord()}@${randomWord()}`, ...randomKeys() });

async function bothSay(question) {
    const [ours, theirs] = await Promise.all([page.ask(question), oracle.ask(question)]);
    assert.deepEqual(ours, theirs, JSON.stringify(question));
    return ours.digits;
}

test("both write the same digits and numbers, whoever asks", async () => {
    let withLeadingZero = 0;
    for (let i = 0; i < rounds; ++i) {
        const [one, other] = [randomParty(), randomParty()];
        assert.match(await bothSay({ do: "safety_digits", ...one }), /^[0-9]{30}$/);
        const number = await bothSay({ do: "safety_number", parties: [one, other] });
        assert.match(number, /^[0-9]{5}( [0-9]{5}){11}$/);
        assert.equal(await bothSay({ do: "safety_number", parties: [other, one] }), number);
        withLeadingZero += number.split(" ").some((group) => group.startsWith("0"));
    }
    assert.ok(withLeadingZero > 0);
});

test("both write the published numbers", async () => {
    const identities = Object.fromEntries(vectors.identities.map((identity) => [identity.address, identity]));
    assert.ok(vectors.safety_numbers.length > 0);
    for (const { of, digits } of vectors.safety_numbers) {
        const parties = of.map((address) => {
            const { encryption_key, signing_key } = identities[address];
            return { address, encryption_key, signing_key };
        });
        assert.equal(await bothSay({ do: "safety_number", parties }), digits);
    }
});

const [first, second, third] = ["11", "22", "33"].map((byte) => ({
    encryption_key: byte.repeat(32),
    signing_key: byte.repeat(32),
}));
const pins = async (...steps) => (await page.ask({ do: "pins", steps })).answers;
const mary = "mary@example.com";

test("keys are new once, then the same, then changed until they are accepted", async () => {
    assert.deepEqual(
        await pins(
            ["at", mary],
            ["observe", mary, first],
            ["observe", mary, first],
            ["observe", mary, second],
            ["observe", mary, second],
            ["observe", mary, { ...first, encryption_key: second.encryption_key }],
            ["observe", mary, { ...first, signing_key: second.signing_key }],
            ["at", mary],
            ["observe", "fred@example.com", second],
            ["observe", mary, first],
            ["accept", mary, second, 5],
            ["observe", mary, second],
            ["observe", mary, first],
        ),
        [
            null,
            "first",
            "same",
            "changed",
            "changed",
            "changed",
            "changed",
            first,
            "first",
            "same",
            null,
            "same",
            "changed",
        ],
    );
});

test("an address without keys is as if nobody had met it", async () => {
    const steps = [
        ["at", mary],
        ["observe", mary, first],
        ["observe", mary, second],
        ["at", mary],
    ];
    const { answers } = await page.ask({ do: "pins", pinned: [[mary, []]], steps });
    assert.deepEqual(answers, [null, "first", "changed", first]);
});

test("accepted keys count from their row on, and those before them until then", async () => {
    assert.deepEqual(
        await pins(
            ["observe", mary, first],
            ["at", mary, 1],
            ["accept", mary, second, 5],
            ["at", mary, 4],
            ["at", mary, 5],
            ["at", mary],
            ["accept", mary, third, 9],
            ["at", mary, 4],
            ["at", mary, 8],
            ["at", mary, 9],
            ["accept", mary, first, 6], // which leaves nothing of what counted from row 9
            ["at", mary, 5],
            ["at", mary, 6],
            ["at", mary, 10],
            ["at", "fred@example.com", 1],
        ),
        [
            "first",
            first,
            null,
            first,
            second,
            second,
            null,
            first,
            second,
            third,
            null,
            second,
            first,
            first,
            null,
        ],
    );
});

test("a message is for those whose pins hold, and for its sender", async () => {
    const good = Object.fromEntries(
        ["ben", "fred", "jane"].map((name) => [`${name}@example.com`, randomKeys()]),
    );
    for (const keys of Object.values(good))
        // no second way to write a point, whatever was drawn
        keys.signing_key = `${keys.signing_key.slice(0, 62)}11`;
    const bad = {
        "changed@example.com": second,
        "stranger@example.com": first,
        "none@example.com": null,
        "small@example.com": { ...first, encryption_key: vectors.refused_keys.encryption_key[0] },
        "small-signer@example.com": { ...first, signing_key: vectors.refused_keys.signing_key[0] },
    };
    const met = { ...good, ...bad, "changed@example.com": first };
    delete met["none@example.com"];
    delete met["stranger@example.com"];
    const answers = await pins(
        ...Object.entries(met).map(([address, keys]) => ["observe", address, keys]),
        ["recipients", { ...good, ...bad, [mary]: second }, mary, third],
        ["recipients", {}, mary, third],
    );
    const keyOf = Object.fromEntries(
        Object.entries(good).map(([address, keys]) => [address, keys.encryption_key]),
    );
    assert.deepEqual(answers.slice(-2), [
        { ...keyOf, [mary]: third.encryption_key },
        { [mary]: third.encryption_key },
    ]);
});
