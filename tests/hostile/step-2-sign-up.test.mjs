// Somebody who wants many accounts, or to guess the invite code.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { statusOf } from "./raw.mjs";

const program = programUnderTest("step-2-reference");
let server;
before(async () => {
    server = await startServer(program, {
        options: ["--database", ":memory:", "--invite", "three blind mice"],
    });
});
after(() => server?.stop());

function apply(from, members) {
    const body = JSON.stringify({ email: "eve@example.com", password: "correct horse", ...members });
    const head = ["POST /api/users HTTP/1.1", "Host: localhost", `Content-Length: ${body.length}`];
    return statusOf(server.port, `${head.join("\r\n")}\r\n\r\n${body}`, { from });
}

test("guesses at the invite code end soon, and stop nobody else", async () => {
    const statuses = [];
    for (let i = 0; i < 80; ++i) statuses.push(await apply("127.0.0.2", { invite: `guess ${i}` }));
    assert.deepEqual([...new Set(statuses)], [403, 429]);
    assert.equal(await apply("127.0.0.2", { invite: "three blind mice" }), 429);
    assert.equal(await apply("127.0.0.3", { invite: "three blind mice" }), 201);
});

for (const number of ["1001", "0", "many"]) {
    test(`--max-accounts ${number} is refused`, async () => {
        const options = ["--database", ":memory:", "--max-accounts", number];
        await assert.rejects(startServer(program, { options }), /ended with status 2/);
    });
}
