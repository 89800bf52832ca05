// A history of the largest envelopes: a page of it has about 1 MiB, so that neither one answer nor many
// that nobody reads cost much, and clients find the rest of it all the same.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { ask, connect, signUp } from "../browser/step-2-client.mjs";
import { chat } from "../browser/terminal.mjs";
import { connectRaw } from "./raw.mjs";

const count = 200; // rows
const recipients = 1_000;
const pageBytes = 1024 * 1024; // of contents
const mostUnread = 4; // answers of a user
const pagesThatFillASocket = 7;

let server, cookies;
before(async () => {
    server = await startServer(programUnderTest("step-4-reference"), { options: ["--database", ":memory:"] });
    cookies = await Promise.all(
        ["ann", "ben", "cid", "dan", "eve"].map((name) => signUp(server.url, `${name}@example.com`)),
    );
    await Promise.all(cookies.slice(0, 2).map((cookie) => say(cookie, count / 2)));
});
after(() => server?.stop());

/** An envelope of the largest size, for nobody. */
function envelope() {
    const id = randomBytes(16);
    const slots = Array.from({ length: recipients }, (_, i) => {
        const slot = Buffer.alloc(96);
        slot.writeUInt32BE(i);
        return slot;
    });
    const ciphertext = Buffer.alloc(66 * 256 + 16);
    const whole = Buffer.concat([
        Buffer.from([1]),
        id,
        Buffer.from([recipients >> 8, recipients & 255]),
        ...slots,
        Buffer.alloc(12),
        ciphertext,
    ]);
    return { ref: id.toString("base64url"), envelope: whole.toString("base64url") };
}

/** Sends so many, one after the other. */
async function say(cookie, howMany) {
    let answered;
    const socket = await connect(server.url, cookie, ({ type, ...rest }) => {
        if (type === "accepted" || type === "error") answered({ type, ...rest });
    });
    const closed = once(socket, "close").then(([code]) => ({ type: `closed with ${code}` }));
    for (let i = 0; i < howMany; ++i) {
        const answer = new Promise((resolve) => {
            answered = resolve;
        });
        socket.send(JSON.stringify({ type: "send", ...envelope() }));
        assert.equal((await Promise.race([answer, closed])).type, "accepted");
    }
    socket.terminate();
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 1_000)); // as Retry-After asks

async function page(query, cookie = cookies[2]) {
    for (;;) {
        const answer = await ask(server.url, `GET /api/messages?limit=${count}&${query}`, { cookie });
        if (answer.status !== 429) return answer.body;
        await pause();
    }
}

const sizeOf = ({ messages }) => messages.reduce((sum, row) => sum + row.envelope.length, 0);
const ids = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

test("a page has at most 1 MiB, and says whether there is more", async () => {
    const newest = await page("");
    assert.ok(sizeOf(newest) <= pageBytes, `${sizeOf(newest)} bytes`);
    assert.equal(newest.more, true);
    assert.deepEqual(
        newest.messages.map(({ id }) => id),
        ids(count - newest.messages.length + 1, count),
    );
    const last = await page(`before=2`);
    assert.deepEqual([last.messages.length, last.more], [1, undefined]);
});

test("page after page has every row once", async () => {
    const found = [];
    for (let more = true; more;) {
        const next = await page(`after=${found.at(-1) ?? 0}`);
        assert.ok(sizeOf(next) <= pageBytes, `${sizeOf(next)} bytes`);
        found.push(...next.messages.map(({ id }) => id));
        more = next.more === true;
    }
    assert.deepEqual(found, ids(1, count));
});

test("the server keeps only a few answers for a user who reads none", async () => {
    const residentKiB = () =>
        Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]);
    const cookie = cookies[3];
    const request = `GET /api/messages?limit=${count} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n\r\n`;
    const status = async () => (await ask(server.url, "GET /api/messages?limit=1", { cookie })).status;

    const atFirst = residentKiB();
    const connections = [];
    for (let i = 0; i < mostUnread; ++i) {
        const connection = await connectRaw(server.port, { reads: false });
        connections.push(connection);
        await connection.send(request.repeat(pagesThatFillASocket));
    }
    // These, and the few below, are fewer than a user may ask for at once.
    let refused = false;
    for (let i = 0; i < 10 && !refused; ++i) refused = (await status()) === 429;
    assert.ok(refused, "one more is answered");
    const grown = residentKiB() - atFirst;
    assert.ok(grown < 32 * 1024, `${grown} KiB more`);
    assert.ok((await page("", cookies[0])).messages.length > 0, "another user is answered");

    for (const connection of connections) connection.destroy();
    while ((await status()) === 429) await pause();
});

test("asking too often is refused for a while, and does no harm to others", async () => {
    const cookie = cookies[4];
    const call = "GET /api/messages?limit=1";
    const answers = [];
    for (let i = 0; i < 30; ++i) {
        const three = await Promise.all([1, 2, 3].map(() => ask(server.url, call, { cookie })));
        answers.push(...three.map(({ status }) => status));
    }
    assert.deepEqual([...new Set(answers)].sort(), [200, 429]);
    assert.equal((await ask(server.url, call, { cookie: cookies[0] })).status, 200);
});

test("a terminal client that joins shows the last fifty of them", async () => {
    const fred = chat(server.url, "fred@example.com");
    assert.equal(await fred.leaves(), 0);
    assert.equal(fred.lines().filter((line) => line.includes("cannot be decrypted")).length, 50);
});
