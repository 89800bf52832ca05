// Many connections, silent ones and ones that use up the server's open files, are bounded, and the server
// goes on afterwards.

import assert from "node:assert/strict";
import { test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { connectRaw, statusOf } from "./raw.mjs";

const program = programUnderTest("step-2-reference");
const options = ["--database", ":memory:"];
const request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
const mostFromOneAddress = 500;
const attempts = 100;

const elsewhere = process.platform !== "linux" && "only Linux has further loopback addresses";

async function silentConnections(port, count, from) {
    const connections = [];
    for (let i = 0; i < count; ++i) connections.push(await connectRaw(port, { from: from(i) }));
    return connections;
}

/** Asks until the answer is 200: the server learns of closed connections one by one. */
async function isWelcomeAgain(port, from) {
    let status;
    for (let i = 0; i < attempts && status !== 200; ++i) status = await statusOf(port, request, { from });
    return status === 200;
}

test("one address has its share, and no more", { skip: elsewhere }, async (t) => {
    const server = await startServer(program, { options });
    t.after(() => server.stop());
    const stranger = "127.0.0.2";
    const connections = await silentConnections(server.port, mostFromOneAddress, () => stranger);
    assert.equal(await statusOf(server.port, request, { from: stranger }), 503);
    assert.equal(await statusOf(server.port, request, { from: "127.0.0.3" }), 200);
    connections.forEach((each) => each.destroy());
    assert.ok(await isWelcomeAgain(server.port, stranger));
});

test("without open files left, the server says so and goes on", { skip: elsewhere }, async (t) => {
    const server = await startServer(program, {
        options,
        before: ["bash", "-c", 'ulimit -n 64; exec "$0" "$@"'],
    });
    t.after(() => server.stop());
    const strangers = (i) => `127.0.1.${i + 1}`;
    const connections = await silentConnections(server.port, 16, strangers);
    const answer = await connectRaw(server.port);
    await answer.send(request);
    await answer.closed;
    const text = answer.received().toString("latin1");
    assert.match(text.slice(0, text.indexOf("\r\n")), /503/);
    assert.match(text, /The server has too many open connections\. Try again in a moment\./);
    const more = await silentConnections(server.port, 100, strangers);
    assert.ok([503, "closed"].includes(await statusOf(server.port, request)));
    [...connections, ...more].forEach((each) => each.destroy());
    assert.ok(await isWelcomeAgain(server.port));
});
