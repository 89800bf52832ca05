// Requests that never end fill no memory. Nobody has to log in to send them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { MiB, measureGrowth } from "./memory.mjs";
import { connectRaw, statusOf } from "./raw.mjs";

const sent = 64 * MiB;
const allowed = 32 * MiB;

let server;
before(async () => {
    server = await startServer(programUnderTest("step-2-reference"), { options: ["--database", ":memory:"] });
});
after(() => server?.stop());

/** Sends `head`, then `more` again and again; resolves to the connection. */
async function flood(head, more) {
    const connection = await connectRaw(server.port);
    await connection.send(head);
    const piece = Buffer.from(more.repeat(Math.ceil((64 * 1024) / more.length)), "latin1");
    for (let bytes = 0; bytes < sent; bytes += piece.length) await connection.send(piece);
    return connection;
}

const head = "POST /api/session HTTP/1.1\r\nHost: localhost\r\n";
const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n`;

for (const [what, begin, more, status] of [
    ["the extension of a chunk", `${chunked}1;`, "a=b;", 413],
    ["the extension of the last chunk", `${chunked}0;`, "a=b;", 413],
    ["the size of a chunk", chunked, "0", 413],
    ["trailers", `${chunked}0\r\n`, "X-Trailer: x\r\n", 413],
    ["chunks of one byte with long extensions", chunked, `1;${"a".repeat(4000)}\r\nx\r\n`, 413],
    ["chunks of one byte", chunked, "1\r\nx\r\n", 413],
    ["a body", `${head}Content-Length: ${sent}\r\n\r\n`, "x", 413],
    ["small headers", head, "X: y\r\n", 431],
    ["one header", `${head}X: `, "y", 431],
    ["the target of a request", "GET /", "x", 431],
    ["the method of a request", "", "X", 431],
    ["blank lines before a request", "", "\r\n", 400],
]) {
    test(`without an end: ${what}`, async () => {
        const growth = measureGrowth(server.pid);
        const connection = await flood(begin, more);
        const grown = growth();
        assert.ok(grown < allowed, `the server has grown by ${Math.round(grown / MiB)} MiB`);
        assert.equal(Number((await connection.until("\r\n")).split(" ")[1]), status);
        await connection.closed;
    });
}

test("the server still answers", async () => {
    assert.equal(await statusOf(server.port, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"), 200);
});
