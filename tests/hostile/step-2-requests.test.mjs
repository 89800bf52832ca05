// Requests and frames that are well framed, but make no sense: each is refused by itself, and the
// server goes on.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { signUp } from "../browser/step-2-client.mjs";
import { frame, openWebSocket, text } from "./frames.mjs";
import { connectRaw, statusOf } from "./raw.mjs";

let server, cookie;
before(async () => {
    server = await startServer(programUnderTest("step-2-reference"), { options: ["--database", ":memory:"] });
    cookie = await signUp(server.url, "eve@example.com");
});
after(() => server?.stop());

const lines = (...all) => [...all, `Host: localhost:${server.port}`, "", ""].join("\r\n");

for (const method of ["TRACE", "CONNECT", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND", "get", "BREW"]) {
    test(`${method} asks for no file of the page`, async () => {
        assert.equal(await statusOf(server.port, lines(`${method} /main.js HTTP/1.1`)), 405);
    });
    test(`${method} is no call of the API`, async () => {
        const login = `Cookie: ${cookie}`;
        assert.equal(await statusOf(server.port, lines(`${method} /api/me HTTP/1.1`)), 401);
        assert.equal(await statusOf(server.port, lines(`${method} /api/me HTTP/1.1`, login)), 404);
    });
}

test("TRACE does not send back what was sent", async () => {
    const connection = await connectRaw(server.port);
    await connection.send(lines("TRACE / HTTP/1.1", "Connection: close", "X-Secret: eve"));
    await connection.closed;
    assert.doesNotMatch(connection.received().toString("latin1"), /X-Secret|TRACE/);
});

test("CONNECT to another server is refused", async () => {
    assert.equal(await statusOf(server.port, lines("CONNECT example.org:443 HTTP/1.1")), 405);
});

const ref = "A".repeat(22);
const nested = (depth) => "[".repeat(depth) + "]".repeat(depth);

// JSON that is no object with string members, in place of whole bodies and frames.
const nonsense = [
    ["nothing", ""],
    ["no object", '"text"'],
    ["nesting a thousand deep", nested(1000)],
    ["nesting as deep as fits", nested(32_000)],
    ["deep objects", '{"a":'.repeat(10_000)],
    ["a member nested deeply", `{"email":${nested(10_000)},"password":"correct horse"}`],
    ["a number in place of a text", '{"email":1,"password":"correct horse"}'],
    ["a huge number", `{"email":${"9".repeat(10_000)},"password":"correct horse"}`],
    ["a huge exponent", '{"email":1e999999999,"password":"correct horse"}'],
    ["a lone surrogate", '{"email":"a@b\\ud800","password":"correct horse"}'],
    ["surrogates in the wrong order", '{"email":"a@b\\udc00\\ud800","password":"correct horse"}'],
    ["NUL outside of a text", '{"email":"a@b",\0"password":"correct horse"}'],
    ["NUL inside of a text", '{"email":"a\0@b","password":"correct horse"}'],
    ["NUL behind the object", '{"email":"a@b","password":"correct horse"}\0'],
    ["two objects", '{"email":"a@b","password":"correct horse"}{}'],
    ["one member too many", '{"email":"a@b","password":"correct horse","admin":"yes"}'],
    ["a member of JavaScript's objects", '{"__proto__":"x","password":"correct horse"}'],
    ["a comment", '{"email":"a@b",/**/"password":"correct horse"}'],
    ["a comma too many", '{"email":"a@b","password":"correct horse",}'],
    ["single quotation marks", "{'email':'a@b','password':'correct horse'}"],
    ["bytes that are not UTF-8", Buffer.from('{"email":"a@b","password":"correct horse\xff"}', "latin1")],
];

for (const [what, json] of nonsense) {
    test(`${what}: 400 for a call, and bad_request for a frame`, async () => {
        const body = Buffer.from(json);
        const head = lines("POST /api/users HTTP/1.1", `Content-Length: ${body.length}`);
        assert.equal(await statusOf(server.port, Buffer.concat([Buffer.from(head), body])), 400);
        const eve = await openWebSocket(server, cookie);
        if (!body.includes(0xff)) {
            await eve.send(frame(text, body));
            await eve.until('"bad_request"');
        }
        eve.destroy();
    });
}

for (const [what, wrong] of [
    ["empty", ""],
    ["a character too short", "A".repeat(21)],
    ["a character too long", "A".repeat(23)],
    ["a byte too long", "A".repeat(24)],
    ["padded", `${"A".repeat(22)}==`],
    ["with bits that are not used", `${"A".repeat(21)}B`],
    ["of the other base64", `${"A".repeat(20)}+A`],
    ["with white space", ` ${"A".repeat(22)}`],
    ["with NUL", `${"A".repeat(21)}\\u0000`],
    ["as long as a frame", "A".repeat(200_000)],
]) {
    test(`a ref that is ${what} is bad_request`, async () => {
        const eve = await openWebSocket(server, cookie);
        await eve.send(frame(text, `{"type":"send","ref":"${wrong}","text":"x"}`));
        await eve.until('"bad_request"');
        eve.destroy();
    });
}

test("of a member that comes twice, the last one counts for everybody", async () => {
    const eve = await openWebSocket(server, cookie);
    await eve.send(frame(text, `{"type":"send","ref":"${ref}","text":"one","text":"two"}`));
    assert.doesNotMatch(await eve.until('"text":"two"'), /"text":"one"/);
    eve.destroy();
});

test("somebody else's ref is taken, and the message under it stays", async () => {
    const mary = await openWebSocket(server, await signUp(server.url, "mary@example.com"));
    const hers = `${"B".repeat(21)}A`;
    await mary.send(frame(text, JSON.stringify({ type: "send", ref: hers, text: "Mary's" })));
    await mary.until('"accepted"');
    const eve = await openWebSocket(server, cookie);
    for (const words of ["Eve's", "Mary's"]) {
        await eve.send(frame(text, JSON.stringify({ type: "send", ref: hers, text: words })));
        await eve.until('"ref_taken"');
    }
    mary.destroy();
    eve.destroy();
});

test("the server still answers", async () => {
    assert.equal(await statusOf(server.port, lines("GET /api/me HTTP/1.1", `Cookie: ${cookie}`)), 200);
});
