// `./workshop backup` while people write: the copy has what was acknowledged before, and opens.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { programUnderTest, startServer } from "./server.mjs";
import { ask, connect, history, signUp } from "./step-2-client.mjs";

const companion = process.env.COMPANION ?? new URL("../../workshop", import.meta.url).pathname;

test("a backup under load is a consistent copy", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "messenger-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const [database, copy] = ["messenger.db", "copy.db"].map((name) => join(folder, name));
    const start = (file) =>
        startServer(programUnderTest("step-2-reference"), { options: ["--database", file] });
    const server = await start(database);
    t.after(() => server.stop("SIGKILL"));

    // One message after the other; fewer than the hundred that a user may send at once.
    const jane = await signUp(server.url, "jane@example.com");
    const acknowledged = []; // rows
    let answered;
    const socket = await connect(server.url, jane, (frame) => frame.ref && answered(frame));
    const say = async (text) => {
        const answer = new Promise((resolve) => {
            answered = resolve;
        });
        socket.send(JSON.stringify({ type: "send", ref: randomBytes(16).toString("base64url"), text }));
        const { type, id, received_at } = await answer;
        assert.equal(type, "accepted");
        acknowledged.push({ id, received_at, from: "jane@example.com", text });
    };
    while (acknowledged.length < 10) await say(`before ${acknowledged.length}`);

    const before = [...acknowledged];
    let done = false;
    const made = promisify(execFile)(companion, ["backup", copy, "--database", database]).finally(() => {
        done = true;
    });
    while (!done && acknowledged.length < 90) await say(`meanwhile ${acknowledged.length}`);
    await made;
    await say("the server goes on");

    const copied = await start(copy);
    t.after(() => copied.stop("SIGKILL"));
    const body = { email: "jane@example.com", password: "correct horse" };
    const { status, cookie } = await ask(copied.url, "POST /api/session", { body });
    assert.equal(status, 200);
    const rows = await history(copied.url, cookie);
    assert.deepEqual(rows.slice(0, before.length), before);
    assert.deepEqual(acknowledged.slice(0, rows.length), rows);
    assert.deepEqual(await history(server.url, jane), acknowledged);
    assert.equal(await copied.stop(), 0);
});
