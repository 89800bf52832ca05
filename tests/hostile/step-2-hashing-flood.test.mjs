// One address tries passwords on ninety connections, without end. Another one logs in all the same: its
// hash waits for those that run, and for few others.

import assert from "node:assert/strict";
import { request } from "node:http";
import { availableParallelism } from "node:os";
import { test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { signUp } from "../browser/step-2-client.mjs";

const connections = 90;
const logIns = 3;
const mostAhead = 2 * availableParallelism() + 2; // hashes: those that run, and one turn of each thread

/** Tries to log in from the loopback address `from`. Resolves with the status of the answer. */
function logIn(server, from, email, password) {
    return new Promise((resolve, reject) => {
        const asked = request(
            `${server.url}/api/session`.replace("localhost", "127.0.0.1"),
            { method: "POST", localAddress: from, agent: false },
            (answer) => {
                answer.resume();
                answer.on("end", () => resolve(answer.statusCode));
            },
        );
        asked.on("error", reject);
        asked.end(JSON.stringify({ email, password }));
    });
}

test("a flood of log-ins from one address does not keep another one out", async (t) => {
    const server = await startServer(programUnderTest("step-2-reference"), {
        options: ["--database", ":memory:"],
    });
    let over = false;
    t.after(() => {
        over = true;
        return server.stop("SIGKILL");
    });
    await signUp(server.url, "jane@example.com");

    const statuses = {};
    let firstRefusal;
    const queueIsFull = new Promise((resolve) => {
        firstRefusal = resolve;
    });
    const attacker = async (i) => {
        for (let n = 0; !over; ++n) {
            const status = await logIn(server, "127.0.0.2", `${i}-${n}@example.com`, "a guess").catch(
                () => "closed",
            );
            statuses[status] = (statuses[status] ?? 0) + 1;
            if (status !== 503 && status !== "closed") continue;
            firstRefusal();
            await new Promise((resolve) => setTimeout(resolve, 250)); // the queue stays full
        }
    };
    const flood = Array.from({ length: connections }, (_, i) => attacker(i));
    await queueIsFull;

    for (let i = 0; i < logIns; ++i) {
        const before = statuses[401] ?? 0;
        assert.equal(await logIn(server, "127.0.0.3", "jane@example.com", "correct horse"), 200);
        const ahead = (statuses[401] ?? 0) - before;
        assert.ok(ahead <= mostAhead, `${ahead} other passwords were hashed first`);
    }
    over = true;
    await server.stop("SIGKILL");
    await Promise.all(flood);
    t.diagnostic(JSON.stringify(statuses));
});
