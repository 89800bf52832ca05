// Frames that break RFC 6455, from somebody who is logged in.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { signUp } from "../browser/step-2-client.mjs";
import { binary, close, continuation, frame, openWebSocket, ping, text } from "./frames.mjs";
import { MiB, measureGrowth } from "./memory.mjs";

const limit = 256 * 1024; // bytes in a message

let server, cookie;
before(async () => {
    server = await startServer(programUnderTest("step-2-reference"), { options: ["--database", ":memory:"] });
    cookie = await signUp(server.url, "eve@example.com");
});
after(() => server?.stop());

let sentSoFar = 0;
function message(words) {
    const ref = Buffer.alloc(16);
    ref.writeUInt32BE(++sentSoFar);
    return JSON.stringify({ type: "send", ref: ref.toString("base64url"), text: words });
}

test("a frame in the segment of the handshake is not lost", async () => {
    const eve = await openWebSocket(server, cookie, frame(text, message("at once")));
    await eve.send(frame(ping, "behind it"));
    assert.match(await eve.until("behind it"), /"accepted"/);
    eve.destroy();
});

test("a message may come in fragments, even within a character", async () => {
    const eve = await openWebSocket(server, cookie);
    const bytes = Buffer.from(message("gr\u00fc\u00df dich \u{1f600}"));
    for (let i = 0; i < bytes.length; ++i) {
        const final = i === bytes.length - 1;
        await eve.send(frame(i === 0 ? text : continuation, bytes.subarray(i, i + 1), { final }));
        await eve.send(frame(ping)); // control frames may stand between fragments
    }
    await eve.until('"accepted"');
    eve.destroy();
});

const part = { final: false };

for (const [what, frames, code] of [
    ["a frame without a mask", [frame(text, "{}", { masked: false })], 1002],
    ["the first reserved bit", [frame(text, "{}", { reserved: 4 })], 1002],
    ["the second reserved bit", [frame(text, "{}", { reserved: 2 })], 1002],
    ["the third reserved bit", [frame(text, "{}", { reserved: 1 })], 1002],
    ["a reserved bit on a ping", [frame(ping, "", { reserved: 4 })], 1002],
    ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode) => [`opcode ${opcode}`, [frame(opcode)], 1002]),
    ["a continuation of nothing", [frame(continuation, "x")], 1002],
    ["a message within a message", [frame(text, "a", part), frame(text, "b")], 1002],
    ["a ping of 126 bytes", [frame(ping, "x".repeat(126))], 1002],
    ["a fragmented ping", [frame(ping, "x", part)], 1002],
    ["a fragmented close frame", [frame(close, "", part)], 1002],
    ["a close frame of one byte", [frame(close, "x")], 1002],
    ["a close code that nobody may send", [frame(close, Buffer.from([0x03, 0xed]))], 1002], // 1005
    ["a length with more digits than it needs", [frame(text, "{}", { length: 2n })], 1002],
    ["a length of 2^63", [frame(text, "", { length: 1n << 63n })], 1009],
    ["a length of 2^63 - 1", [frame(text, "", { length: (1n << 63n) - 1n })], 1009],
    ["a length of 2^32", [frame(binary, "", { length: 1n << 32n })], 1009],
    ["a message that is too long", [frame(text, "x".repeat(limit + 1))], 1009],
    [
        "fragments that are too long together",
        [frame(text, "x".repeat(limit), part), frame(continuation, "x")],
        1009,
    ],
    ["a text that is not UTF-8", [frame(text, Buffer.from([0xff]))], 1007],
    ["a surrogate in UTF-8", [frame(text, Buffer.from([0xed, 0xa0, 0x80]))], 1007],
    ["an overlong character", [frame(text, Buffer.from([0xc0, 0x80]))], 1007],
    ["a text that ends within a character", [frame(text, Buffer.from([0xf0, 0x9f]))], 1007],
]) {
    test(`${what} closes with ${code}`, async () => {
        const eve = await openWebSocket(server, cookie);
        for (const each of frames) await eve.send(each);
        assert.equal(await eve.closeCode(), code);
    });
}

test("pings whose pongs nobody reads fill no memory", async () => {
    const eve = await openWebSocket(server, cookie);
    eve.pause();
    const growth = measureGrowth(server.pid);
    const pings = Buffer.concat(new Array(512).fill(frame(ping, "x".repeat(125))));
    for (let bytes = 0; bytes < 64 * MiB; bytes += pings.length) await eve.send(pings);
    const grown = growth();
    assert.ok(grown < 32 * MiB, `the server has grown by ${Math.round(grown / MiB)} MiB`);
    eve.destroy();
});
