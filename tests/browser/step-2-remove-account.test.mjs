// The owner of the server removes an account, while the server runs.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { programUnderTest, startServer } from "./server.mjs";
import { ask, connect, signUp } from "./step-2-client.mjs";

const companion =
    process.env.COMPANION ?? new URL("../../build/learn/bin/companion", import.meta.url).pathname;
let folder, database, server;
before(async () => {
    folder = mkdtempSync(join(tmpdir(), "messenger-"));
    database = join(folder, "messenger.db");
    server = await startServer(programUnderTest("step-2-reference"), { options: ["--database", database] });
});
after(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true });
});

const send = (text) =>
    JSON.stringify({ type: "send", ref: Buffer.from(text.padEnd(16)).toString("base64url"), text });
const removeAccount = (email) =>
    execFileSync(companion, ["remove-account", email, "--database", database], { encoding: "utf8" });

test("the account is gone before anybody's next message", async () => {
    const jane = await signUp(server.url, "jane@example.com");
    const fred = await signUp(server.url, "fred@example.com");
    const heardByJane = [];
    const janes = await connect(server.url, jane, (frame) => heardByJane.push(frame));
    const closed = once(janes, "close");
    let removed;
    const isTold = new Promise((resolve) => {
        removed = resolve;
    });
    const freds = await connect(
        server.url,
        fred,
        (frame) => frame.type === "person_removed" && removed(frame),
    );
    janes.send(send("jane was here"));

    while (!heardByJane.some(({ type }) => type === "message")) await once(janes, "message");
    assert.match(removeAccount("jane@example.com"), /The account jane@example.com is removed/);
    freds.send(send("without jane"));
    assert.equal((await isTold).email, "jane@example.com");
    const [code] = await closed;
    assert.equal(code, 4001);
    assert.ok(!heardByJane.some(({ text }) => text === "without jane"));
    assert.equal((await ask(server.url, "GET /api/me", { cookie: jane })).status, 401);
    const { body } = await ask(server.url, "GET /api/messages", { cookie: fred });
    assert.equal(body.messages[0].from, "jane@example.com");
    freds.close();
});

test("what cannot be removed is said in a sentence", () => {
    for (const [words, sentence] of [
        [["nobody@example.com", "--database", database], /There is no account nobody@example.com in/],
        [["nobody@example.com", "--database", join(folder, "none.db")], /There is no database/],
    ]) {
        const { status, stderr } = spawnSync(companion, ["remove-account", ...words], { encoding: "utf8" });
        assert.equal(status, 2);
        assert.match(stderr, sentence);
    }
});
