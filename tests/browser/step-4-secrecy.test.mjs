// What is written in the page and in the terminal client leaves no trace outside of them: not on the
// wire, not in the database or its log, not on the server's console. Nor does who wrote a message.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

import { startRecordingProxy } from "./recording-proxy.mjs";
import { openFixture } from "./step-2-chat-fixture.mjs";
import { goodPassphrase, openWithKeys } from "./step-3-page.mjs";
import { chat } from "./terminal.mjs";

const fixture = openFixture({ program: "step-4-reference", open: openWithKeys });
let wire;

beforeEach(async () => {
    wire = await startRecordingProxy(fixture.server.port);
});
afterEach(() => wire?.stop());

/** A word of 16 letters that nobody else says. */
const secretWord = () => Array.from({ length: 16 }, () => String.fromCharCode(97 + randomInt(26))).join("");

/** How `word` may stand in what is stored or sent: as it is, in hexadecimal, and in base64, which has
    three forms of its middle, since it takes three bytes at a time. */
function guises(word) {
    const inBase64 = [0, 1, 2].map((before) =>
        Buffer.from("x".repeat(before) + word)
            .toString("base64")
            .slice(4, -4),
    );
    return [word, Buffer.from(word).toString("hex"), ...inBase64];
}

const has = (text, word) => guises(word).some((guise) => text.includes(guise));

/** Every file that the server keeps, the write-ahead log too. */
const stored = () =>
    readdirSync(fixture.folder)
        .map((name) => readFileSync(join(fixture.folder, name), "latin1"))
        .join("\n");

const sent = () => wire.frames.map((frame) => JSON.parse(frame)).filter(({ type }) => type === "send");

/** Jane in a page and Fred in a terminal say a word each, through the wire that is recorded. */
async function bothSpeak() {
    const [janes, freds] = [secretWord(), secretWord()];
    const jane = await fixture.arrive();
    await jane.page.goto(wire.url);
    await jane.signUp("jane@example.com");
    const fred = chat(wire.url, "fred@example.com");
    await jane.page.locator('#people-list li[title="fred@example.com"] .fresh').waitFor();
    await jane.says(janes);
    await jane.sees(janes);
    fred.says(freds);
    await jane.sees(freds);
    assert.equal(await fred.leaves(), 0);
    return { janes, freds };
}

test("no word of a message and no passphrase leaves the clients", async () => {
    const { janes, freds } = await bothSpeak();
    const whileItRan = stored();
    await fixture.server.stop();
    const places = {
        "the wire": [...wire.requests, ...wire.frames].join("\n"),
        "the database and its log": whileItRan,
        "the database": stored(),
        "the console": await fixture.server.console(),
    };
    const envelopes = sent().map(({ envelope }) => envelope);
    assert.equal(envelopes.length, 2);
    for (const [place, text] of Object.entries(places)) {
        for (const envelope of envelopes)
            // so much is there, and would be found
            assert.ok(text.includes(envelope.slice(0, 40)), place);
        for (const secret of [janes, freds, goodPassphrase])
            assert.ok(!has(text, secret), `${secret} in ${place}`);
    }
});

test("no message tells on its way or where it is kept who wrote it", async () => {
    await bothSpeak();
    const messages = wire.frames.filter((frame) =>
        ["send", "message", "accepted"].includes(JSON.parse(frame).type),
    );
    assert.ok(messages.length >= 6); // each sent, accepted, and told to somebody
    const rows = execFileSync("sqlite3", [fixture.database, ".dump messages"], { encoding: "utf8" });
    assert.equal(rows.match(/INSERT INTO/g).length, 2);
    for (const name of ["jane@example.com", "fred@example.com"]) {
        assert.ok(has(stored(), name)); // as an account, and it would be found
        for (const text of [...messages, rows]) assert.ok(!has(text, name), text);
    }
});
