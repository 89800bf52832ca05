// kill -9 under load: whatever was acknowledged is in the history afterwards, once.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { programUnderTest, startServer } from "./server.mjs";
import { history, signUp } from "./step-2-client.mjs";
import { Writer } from "./step-2-writer.mjs";

const program = programUnderTest("step-2-reference");

// The server is killed after so many acknowledgements. With what a writer has under way these are
// fewer than the hundred that a user may send at once.
const lives = [1, 30, 80, 7, 55, 80];
const rounds = Number(process.env.ROUNDS ?? lives.length);
const underWay = {
    "jane@example.com": 1,
    "fred@example.com": 3,
    "mary@example.com": 5,
    "o.brien@example.com": 8,
};

/** The history `rows` has no gaps, and is what the writers wrote and were shown. */
function assertComplete(rows, writers) {
    assert.deepEqual(
        rows.map(({ id }) => id),
        rows.map((_, i) => i + 1),
    );
    assert.deepEqual(
        writers.flatMap((writer) => writer.rows).sort((one, other) => one.id - other.id),
        rows,
    );
    for (const writer of writers) {
        const texts = rows.filter(({ from }) => from === writer.email).map(({ text }) => text);
        assert.deepEqual(
            texts,
            writer.written.map(({ text }) => text),
            "in the order of writing",
        );
        for (const [id, row] of writer.heard)
            assert.deepEqual(rows[id - 1], row, "somebody was shown what is not stored");
    }
}

test("what was acknowledged survives kill -9, and nothing is doubled", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "messenger-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const start = (port) =>
        startServer(program, { port, options: ["--database", join(folder, "messenger.db")] });
    let server = await start(0);
    t.after(() => server.stop("SIGKILL"));
    const reader = await signUp(server.url, "reader@example.com");
    const writers = [];
    for (const [email, messages] of Object.entries(underWay))
        writers.push(new Writer(email, await signUp(server.url, email), messages));
    const count = (what) => writers.reduce((sum, writer) => sum + what(writer), 0);
    const unacknowledged = () => count((writer) => writer.unacknowledged.length);

    /** All connect, then all begin(); resolves when isEnough() after an acknowledgement. */
    const all = (begin, isEnough) =>
        new Promise((resolve, reject) => {
            const accepted = () => isEnough() && resolve();
            Promise.all(writers.map((writer) => writer.join(server.url, { accepted, failed: reject }))).then(
                () => writers.forEach(begin),
                reject,
            );
        });

    let kills = 0;
    let lost = 0; // acknowledgements that a kill swallowed: stored, and not heard of
    const killAndLook = async () => {
        ++kills;
        await server.stop("SIGKILL");
        await Promise.all(writers.map((writer) => writer.closed()));
        server = await start(server.port);
        const rows = await history(server.url, reader);
        for (const row of writers.flatMap((writer) => writer.rows))
            assert.deepEqual(rows[row.id - 1], row, "this was acknowledged, and is not there");
        lost += rows.length - count((writer) => writer.acknowledged.length);
    };

    for (let round = 0; round < rounds; ++round) {
        let left = lives[round % lives.length];
        await all(
            (writer) => writer.write(),
            () => --left === 0,
        );
        await killAndLook(); // in the midst of work
        await all(
            (writer) => writer.sendAgain(),
            () => unacknowledged() === 0,
        );
        await killAndLook(); // at the very last acknowledgement
    }

    const rows = await history(server.url, reader);
    assertComplete(rows, writers);
    t.diagnostic(
        `${kills} kills, ${rows.length} messages, ${count((writer) => writer.resent)} ` +
            `sent again, ${lost} of them stored before their acknowledgement was lost`,
    );
});
