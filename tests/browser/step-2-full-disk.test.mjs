// A disk that is full, a real one: a file system of one MiB in memory, mounted where nobody but its
// server sees it. Linux lets everybody do that, unless a container forbids it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { collectLines, endOf, programUnderTest, startServer } from "./server.mjs";
import { ask, connect, history, signUp } from "./step-2-client.mjs";

/** Mounts a small disk; undefined where that is forbidden. A file "ballast" takes 400 KB of it. */
async function mountSmallDisk(t) {
    const folder = mkdtempSync(join(tmpdir(), "small-disk-"));
    t.after(() => rmdirSync(folder));
    const script = `mount -t tmpfs -o size=1m none "$0" && head -c 400000 /dev/zero > "$0/ballast" &&
        echo mounted && exec cat`; // cat ends when its input does, and the disk with it
    const holder = spawn("unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", script, folder], {
        stdio: ["pipe", "pipe", "ignore"],
    });
    endOf(holder, "unshare");
    t.after(() => holder.kill());
    const mounted = await collectLines(holder.stdout, "unshare")
        .has("mounted")
        .then(
            () => true,
            () => false,
        );
    return (
        mounted && {
            file: (name) => join(folder, name),
            inside: [
                "nsenter",
                "--target",
                String(holder.pid),
                "--user",
                "--mount",
                "--preserve-credentials",
            ],
            takeTheRest() {
                const file = openSync(join(`/proc/${holder.pid}/root`, folder, "rest"), "w");
                try {
                    for (;;) writeSync(file, Buffer.alloc(1024));
                } catch (error) {
                    assert.equal(error.code, "ENOSPC");
                } finally {
                    closeSync(file);
                }
            },
            makeRoom: () => rmSync(join(`/proc/${holder.pid}/root`, folder, "ballast")),
        }
    );
}

/** Somebody who says one thing after the other, and waits for each answer. */
class Speaker {
    accepted = [];
    #frames = [];
    #waiting;

    async join(url, cookie) {
        this.socket = await connect(url, cookie, (frame) => {
            if (frame.ref === undefined) return;
            this.#frames.push(frame);
            this.#waiting?.();
        });
    }

    /** Resolves with the frame that answers it. */
    async send(message) {
        this.socket.send(JSON.stringify({ type: "send", ...message }));
        if (this.#frames.length === 0)
            await new Promise((resolve) => {
                this.#waiting = resolve;
            });
        const frame = this.#frames.shift();
        assert.equal(frame.ref, message.ref);
        if (frame.type === "accepted") this.accepted.push({ id: frame.id, text: message.text });
        return frame;
    }
}

const newMessage = () => ({
    ref: randomBytes(16).toString("base64url"),
    text: randomBytes(8_000).toString("hex"),
});

/** A server whose database is on `disk`. */
const startOn = (disk, port = 0) =>
    startServer(programUnderTest("step-2-reference"), {
        port,
        before: disk.inside,
        options: ["--database", disk.file("messenger.db")],
    });

/** Sends until the disk is full. Resolves with the message that did not fit. */
async function fill(speaker) {
    let [message, answer] = [];
    do {
        message = newMessage();
        answer = await speaker.send(message);
    } while (answer.type === "accepted" && speaker.accepted.length < 90);
    assert.deepEqual([answer.type, answer.code], ["error", "try_again"]);
    assert.ok(speaker.accepted.length > 10);
    return message;
}

test("a full disk takes nothing more, loses nothing, and goes on when there is room", async (t) => {
    const disk = await mountSmallDisk(t);
    if (!disk) {
        t.skip("nobody may mount a file system here");
        return;
    }
    let server = await startOn(disk);
    t.after(() => server.stop("SIGKILL"));
    const janes = await signUp(server.url, "jane@example.com");
    const freds = await signUp(server.url, "fred@example.com");
    const stored = async () => (await history(server.url, freds)).map(({ id, text }) => ({ id, text }));
    const jane = new Speaker();
    await jane.join(server.url, janes);

    const message = await fill(jane);
    await server.said("the disk is full");
    // A session is smaller than this message: what is left of the disk goes, and then what the log has.
    disk.takeTheRest();
    while ((await jane.send({ ...newMessage(), text: "x" })).type === "accepted");

    // Reading goes on, also for a server that starts anew; what would be written is refused.
    const body = { email: "fred@example.com", password: "correct horse" };
    for (const signal of ["SIGKILL", "SIGTERM"]) {
        assert.deepEqual(await stored(), jane.accepted);
        assert.equal((await ask(server.url, "POST /api/session", { body })).status, 503);
        await server.stop(signal);
        server = await startOn(disk, server.port);
    }
    assert.deepEqual(await stored(), jane.accepted);

    disk.makeRoom();
    await jane.join(server.url, janes);
    assert.equal((await jane.send(message)).type, "accepted");
    assert.equal((await jane.send(newMessage())).type, "accepted");
    assert.deepEqual(await stored(), jane.accepted);
    assert.equal((await ask(server.url, "POST /api/session", { body })).status, 200);
    assert.equal(await server.stop(), 0);
});

test("a server that has found its disk full goes on in the same run when there is room", async (t) => {
    const disk = await mountSmallDisk(t);
    if (!disk) {
        t.skip("nobody may mount a file system here");
        return;
    }
    const server = await startOn(disk);
    t.after(() => server.stop("SIGKILL"));
    const janes = await signUp(server.url, "jane@example.com");
    const jane = new Speaker();
    await jane.join(server.url, janes);
    const message = await fill(jane);
    assert.equal((await jane.send(message)).code, "try_again");

    disk.makeRoom();
    assert.equal((await jane.send(message)).type, "accepted");
    assert.equal((await jane.send(newMessage())).type, "accepted");
    const rows = await history(server.url, janes);
    assert.deepEqual(
        rows.map(({ id, text }) => ({ id, text })),
        jane.accepted,
    );
    assert.equal(await server.stop(), 0);
});
