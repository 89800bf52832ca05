// What a power failure may leave of the write-ahead log: an end that is missing, or that holds nonsense.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import {
    closeSync,
    cpSync,
    mkdirSync,
    mkdtempSync,
    openSync,
    rmSync,
    statSync,
    truncateSync,
    writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { connect, history, signUp } from "../browser/step-2-client.mjs";

const count = 12; // messages

let folder, cookie;
const acknowledged = []; // {id, text, size}: of the log, when that message was acknowledged
const fileIn = (name) => join(folder, name, "messenger.db");
const start = (name) =>
    startServer(programUnderTest("step-2-reference"), { port, options: ["--database", fileIn(name)] });
let port = 0;

/** Sends `text`; resolves with the id under which it is stored. */
async function say(server, text) {
    const ref = randomBytes(16).toString("base64url");
    let answered;
    const answer = new Promise((resolve) => {
        answered = resolve;
    });
    const socket = await connect(server.url, cookie, (frame) => frame.ref === ref && answered(frame));
    socket.send(JSON.stringify({ type: "send", ref, text }));
    const { type, id } = await answer;
    assert.equal(type, "accepted");
    socket.terminate();
    return id;
}

before(async () => {
    folder = mkdtempSync(join(tmpdir(), "messenger-"));
    mkdirSync(join(folder, "killed"));
    const server = await start("killed");
    port = server.port; // which is in the cookie's name
    cookie = await signUp(server.url, "jane@example.com");
    for (let i = 0; i < count; ++i) {
        const text = `line ${i} `.repeat(100 * (i % 3) + 1).trim();
        const id = await say(server, text);
        acknowledged.push({ id, text, size: statSync(`${fileIn("killed")}-wal`).size });
    }
    await server.stop("SIGKILL");
});
after(() => rmSync(folder, { recursive: true }));

/** Starts a server on a copy whose log damage() has changed; resolves with its rows. */
async function rowsAfter(name, damage) {
    cpSync(join(folder, "killed"), join(folder, name), { recursive: true });
    rmSync(`${fileIn(name)}-shm`, { force: true }); // lives in memory, and not after a power failure
    damage(`${fileIn(name)}-wal`);
    const server = await start(name);
    const rows = (await history(server.url, cookie)).map(({ id, text }) => ({ id, text }));
    const id = await say(server, "it goes on");
    assert.equal(id, rows.length + 1);
    assert.equal(await server.stop(), 0);
    const printed = await server.console();
    assert.doesNotMatch(printed, /damaged|error|cannot/i);
    return rows;
}

const upTo = (size) => acknowledged.filter((each) => each.size <= size).map(({ id, text }) => ({ id, text }));

test("an intact log has everything that was acknowledged", async () => {
    assert.deepEqual(await rowsAfter("intact", () => {}), upTo(Infinity));
});

for (const [name, missing] of Object.entries({ "one-byte": 1, "a-page": 4096, much: 30_000 }))
    test(`a log without its end (${name}) has all that came before`, async () => {
        const size = acknowledged.at(-1).size - missing;
        const rows = await rowsAfter(name, (log) => truncateSync(log, size));
        assert.deepEqual(rows, upTo(size));
        assert.ok(rows.length > 0 && rows.length < count, `${rows.length} rows`);
    });

test("a log whose end is nonsense has all that came before", async () => {
    const from = acknowledged.at(-4).size + 100;
    const rows = await rowsAfter("nonsense", (log) => {
        const file = openSync(log, "r+");
        writeSync(file, randomBytes(acknowledged.at(-1).size - from), 0, undefined, from);
        closeSync(file);
    });
    assert.deepEqual(rows, upTo(from));
});
