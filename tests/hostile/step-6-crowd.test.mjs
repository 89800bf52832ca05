// More accounts than anybody meant to have: somebody signed up as thousands. Nobody is disconnected for
// it, and the coming and going of one person costs the others no more than that person.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { connect, signUp } from "../browser/step-2-client.mjs";
import { chat } from "../browser/terminal.mjs";

const longest = 254; // bytes of an address
const most = 1_000; // people whom clients are shown

let folder, server, sockets;
beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "messenger-"));
    sockets = [];
    await start();
});
afterEach(async () => {
    for (const socket of sockets) socket.terminate();
    await server?.stop();
    rmSync(folder, { recursive: true });
});

async function start() {
    const options = ["--database", join(folder, "messenger.db"), "--max-accounts", "1000"];
    server = await startServer(programUnderTest("step-6-reference"), { options });
}

const hex = (bytes) => Buffer.from(bytes).toString("hex");

/** A locked keypair of the right shape, with public keys that are not refused. */
function block() {
    const key = () => [...randomBytes(31), 0x11];
    const bytes = [1, ...[0, 9, 0x27, 0xc0], ...randomBytes(28), ...key(), ...key(), ...randomBytes(80)];
    return `x'${hex(bytes)}'`;
}

/** Restarts the server with so many more accounts, made directly in its database. */
async function addCrowd(count, { withKeys }) {
    await server.stop();
    const lines = ["BEGIN;"];
    for (let i = 0; i < count; ++i) {
        const email = `${String(i).padStart(longest - 14, "x")}@crowd.example`;
        lines.push(`INSERT INTO users VALUES ('${email}', 'no hash', ${Date.now() + i});`);
        if (withKeys) lines.push(`INSERT INTO keypairs VALUES ('${email}', ${block()}, 0);`);
    }
    lines.push("COMMIT;");
    execFileSync("sqlite3", [join(folder, "messenger.db")], { input: lines.join("\n") });
    await start();
}

/** Somebody with a session, connected. Has the texts of the frames, and next(), the next one. */
async function arrive(cookie) {
    const texts = [];
    const waiting = [];
    const socket = await connect(server.url, cookie, (frame) => {
        const text = JSON.stringify(frame);
        texts.push(text);
        waiting.shift()?.resolve(text);
    });
    sockets.push(socket);
    socket.once("close", (code) => {
        for (const { reject } of waiting) reject(new Error(`the server has closed the socket with ${code}`));
    });
    let heard = 0;
    return {
        socket,
        async next() {
            if (heard === texts.length)
                await new Promise((resolve, reject) => waiting.push({ resolve, reject }));
            return texts[heard++];
        },
    };
}

const cookieOf = async (email) => (await signUp(server.url, email)).replace(/^[^=]*/, "");
const asCookie = (value) => `session-${server.port}${value}`; // the port is another after a restart

test("six thousand accounts close nobody's connection", async () => {
    const jane = await cookieOf("jane@example.com");
    await addCrowd(6_000, { withKeys: false });
    const janes = await arrive(asCookie(jane));
    assert.match(await janes.next(), /"welcome"/);
    assert.match(await janes.next(), /"people"/);
    janes.socket.ping();
    await once(janes.socket, "pong");
});

test("with a thousand keys, one who comes and goes costs the others one person", async () => {
    const jane = await cookieOf("jane@example.com");
    const fred = await cookieOf("fred@example.com");
    await addCrowd(most - 2, { withKeys: true });
    const janes = await arrive(asCookie(jane));
    await janes.next();
    const whole = await janes.next();
    const { people } = JSON.parse(whole);
    assert.equal(people.length, most);
    assert.equal(people.filter(({ signing_key }) => signing_key).length, most - 2);
    assert.ok(whole.length < 512 * 1024, `the list of everybody has ${whole.length} bytes`);
    const freds = await arrive(asCookie(fred));
    assert.deepEqual(JSON.parse(await janes.next()), {
        type: "person",
        email: "fred@example.com",
        online: true,
    });
    freds.socket.close();
    assert.deepEqual(JSON.parse(await janes.next()), {
        type: "person",
        email: "fred@example.com",
        online: false,
    });
});

test("among more accounts than an envelope can address, the oldest can still write", async () => {
    const jane = chat(server.url, "jane@example.com");
    await jane.leaves();
    await addCrowd(most + 300, { withKeys: true });
    const again = chat(server.url, "jane@example.com", { signUp: false });
    again.says("still here");
    await again.sees("still here");
    assert.equal(await again.leaves(), 0);
});
