// Where one request ends and the next one begins (RFC 9112 section 6). A proxy that sees other
// boundaries than the server would let a stranger smuggle a request into somebody else's connection.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { connectRaw } from "./raw.mjs";

let server;
before(async () => {
    server = await startServer(programUnderTest("step-2-reference"), { options: ["--database", ":memory:"] });
});
after(() => server?.stop());

const smuggled = "GET /main.js HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

/** Resolves to the statuses of all answers that come until the server ends the connection. */
async function statuses(request) {
    const connection = await connectRaw(server.port);
    await connection.send(request);
    await connection.closed;
    const answers = connection.received().toString("latin1");
    return [...answers.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map((match) => Number(match[1]));
}

const chunks = `0\r\n\r\n${smuggled}`;
const post = (...lines) => ["POST /api/session HTTP/1.1", "Host: localhost", ...lines, "", ""].join("\r\n");

// RFC 9112 section 5.2 lets a server choose: 400, or a space in place of the line end.
test("a line that begins with a space continues the one before it", async () => {
    assert.deepEqual(await statuses(post("X: y", " Transfer-Encoding: chunked") + chunks), [400, 400]);
});

test("what is well framed is answered, and so is the request behind it", async () => {
    for (const first of [
        `${post("Content-Length: 3")}abc`,
        `${post("Transfer-Encoding: chunked")}3\r\nabc\r\n0\r\n\r\n`,
        `${post("Transfer-Encoding: Chunked")}3;a=b\r\nabc\r\n0\r\n\r\n`,
    ])
        assert.equal((await statuses(first + smuggled)).length, 2, first);
});

for (const [what, request, status = 400] of [
    [
        "both Content-Length and Transfer-Encoding",
        post("Content-Length: 4", "Transfer-Encoding: chunked") + chunks,
    ],
    ["both, the other way round", post("Transfer-Encoding: chunked", "Content-Length: 4") + chunks],
    [
        "Content-Length and an unknown encoding",
        post("Transfer-Encoding: xchunked", "Content-Length: 0") + smuggled,
    ],
    ["two lengths that differ", `${post("Content-Length: 3", "Content-Length: 0")}abc${smuggled}`],
    ["two equal lengths", `${post("Content-Length: 3", "Content-Length: 3")}abc${smuggled}`],
    ["a list of lengths", `${post("Content-Length: 3, 3")}abc${smuggled}`],
    ["chunked, gzip", post("Transfer-Encoding: chunked, gzip") + chunks],
    ["gzip, chunked", post("Transfer-Encoding: gzip, chunked") + chunks],
    ["chunked twice", post("Transfer-Encoding: chunked, chunked") + chunks],
    ["chunked in a second line", post("Transfer-Encoding: gzip", "Transfer-Encoding: chunked") + chunks],
    ["identity", post("Transfer-Encoding: identity") + smuggled],
    ["xchunked", post("Transfer-Encoding: xchunked") + chunks],
    ["chunked in quotation marks", post('Transfer-Encoding: "chunked"') + chunks],
    ["an empty encoding", post("Transfer-Encoding:") + chunks],
    ["chunked in HTTP/1.0", post("Transfer-Encoding: chunked").replace("HTTP/1.1", "HTTP/1.0") + chunks],
    ["a vertical tab before chunked", post("Transfer-Encoding: \vchunked") + chunks],
    ["a space before the colon", post("Transfer-Encoding : chunked") + chunks],
    ["a folded length", `${post("Content-Length: 3\r\n 0")}abc${smuggled}`],
    ["a folded encoding", post("Transfer-Encoding: chunked,\r\n gzip") + chunks],
    ["a bare LF in a header", post("X: y\nTransfer-Encoding: chunked") + chunks],
    ["a bare CR in a header", post("X: y\rTransfer-Encoding: chunked") + chunks],
    ["a bare LF behind the header", `${post("Content-Length: 0").slice(0, -2)}\n\r\n\r\n${smuggled}`],
    ["NUL in a header", post("X: y\0z") + smuggled],
    ["a negative length", post("Content-Length: -1") + smuggled],
    ["a length with a sign", `${post("Content-Length: +3")}abc${smuggled}`],
    ["a length in hexadecimal", `${post("Content-Length: 0x3")}abc${smuggled}`],
    ["a length with a space in it", `${post("Content-Length: 3 0")}abc${smuggled}`],
    ["an empty length", post("Content-Length:") + smuggled],
    ["a length of 2^63", post("Content-Length: 9223372036854775808") + smuggled, 413],
    ["a length of 2^64", post("Content-Length: 18446744073709551616") + smuggled],
    ["a length of 2^64 + 3", `${post("Content-Length: 18446744073709551619")}abc${smuggled}`],
    ["a chunk of 2^64 bytes", `${post("Transfer-Encoding: chunked")}10000000000000000\r\n${smuggled}`],
    ["a chunk of 2^63 bytes", `${post("Transfer-Encoding: chunked")}8000000000000000\r\n${smuggled}`, 413],
    ["a chunk of a negative size", `${post("Transfer-Encoding: chunked")}-1\r\n${smuggled}`],
    ["a chunk without a size", `${post("Transfer-Encoding: chunked")}\r\n${smuggled}`],
    ["a chunk that is longer than it says", `${post("Transfer-Encoding: chunked")}1\r\nabc\r\n${chunks}`],
    [
        "a chunk's size that ends in a bare LF",
        `${post("Transfer-Encoding: chunked")}3\nabc\n0\n\r\n\r\n${smuggled}`,
    ],
    ["trailers", `${post("Transfer-Encoding: chunked")}0\r\nOrigin: http://evil.example\r\n\r\n${smuggled}`],
    ["two hosts", `${post("Host: evil.example", "Content-Length: 0")}${smuggled}`],
    ["no host", `${post("Content-Length: 0").replace("Host: localhost\r\n", "")}${smuggled}`],
    ["another version", `${post("Content-Length: 0").replace("HTTP/1.1", "HTTP/1.2")}${smuggled}`],
]) {
    test(`${what} is ${status}, and the end`, async () => {
        assert.deepEqual(await statuses(request), [status]);
    });
}
