// The reference relay as seen by an independent WebSocket client, npm's ws.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, test } from "node:test";
import { WebSocket } from "ws";

import { programUnderTest, startServer } from "./server.mjs";

const program = programUnderTest("step-1-reference");
const largest = 256 * 1024; // bytes in a message
let server, clients;

beforeEach(async () => {
    clients = [];
    server = await startServer(program);
});
afterEach(async () => {
    for (const client of clients) client.terminate();
    await server?.stop();
});

/** A connected client with `next()`, which resolves to [data, isBinary] of the message after the last. */
async function join(path = "/") {
    const client = new WebSocket(server.url.replace("http", "ws") + path);
    clients.push(client);
    const arrived = [];
    const waiting = [];
    client.on("message", (...message) => {
        if (waiting.length > 0) waiting.shift().resolve(message);
        else arrived.push(message);
    });
    client.on("close", () => {
        for (const { reject } of waiting.splice(0))
            reject(new Error("the connection was closed before the next message came"));
    });
    client.next = () =>
        arrived.length > 0
            ? Promise.resolve(arrived.shift())
            : new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    await once(client, "open");
    return client;
}

async function nextText(client) {
    const [data, isBinary] = await client.next();
    assert.equal(isBinary, false);
    return data.toString();
}

/** Resolves to the code with which the connection was closed. */
async function closed(client) {
    const [code] = await once(client, "close");
    return code;
}

test("text stays text and binary stays binary", async () => {
    const [jane, fred] = [await join(), await join()];
    for (const text of ["Hello", "", "Grüße, 世界 🎉", "\u0000\u001b[31m"]) {
        jane.send(text);
        assert.equal(await nextText(fred), text);
    }
    for (const bytes of [Buffer.from([0, 255, 128, 10]), Buffer.alloc(0), randomBytes(70_000)]) {
        jane.send(bytes);
        assert.deepEqual(await fred.next(), [bytes, true]);
    }
});

test("any path joins the same relay", async () => {
    const [jane, fred] = [await join("/a/path?and=query"), await join()];
    jane.send("from elsewhere");
    assert.equal(await nextText(fred), "from elsewhere");
});

test("lengths at which the frame header changes", async () => {
    const [jane, fred] = [await join(), await join()];
    for (const length of [125, 126, 127, 65_535, 65_536, largest]) {
        const bytes = randomBytes(length);
        jane.send(bytes);
        assert.deepEqual(await fred.next(), [bytes, true], `${length} bytes`);
    }
});

test("a big message in fragments arrives as one", async () => {
    const [jane, fred] = [await join(), await join()];
    const whole = "abcdefgh".repeat(25_000);
    for (let begin = 0; begin < whole.length; begin += 60_000) {
        const fin = begin + 60_000 >= whole.length;
        jane.send(whole.slice(begin, begin + 60_000), { fin });
        jane.ping(); // control frames may stand between fragments
    }
    assert.equal(await nextText(fred), whole);
});

test("the order of each sender is kept, and nobody hears themselves", async () => {
    const [jane, fred, mary] = [await join(), await join(), await join()];
    for (let i = 0; i < 500; ++i) {
        jane.send(`jane ${i}`);
        fred.send(`fred ${i}`);
    }
    const heardByMary = [];
    for (let i = 0; i < 1000; ++i) heardByMary.push(await nextText(mary));
    for (const [name, other] of [
        ["jane", fred],
        ["fred", jane],
    ]) {
        const sent = Array.from({ length: 500 }, (_, i) => `${name} ${i}`);
        assert.deepEqual(
            heardByMary.filter((text) => text.startsWith(name)),
            sent,
        );
        for (const text of sent) assert.equal(await nextText(other), text);
    }
    mary.send("the last");
    assert.equal(await nextText(jane), "the last");
    assert.equal(await nextText(fred), "the last");
});

test("a ping is answered with its own bytes", async () => {
    const jane = await join();
    jane.ping("are you there?");
    const [payload] = await once(jane, "pong");
    assert.equal(payload.toString(), "are you there?");
});

test("a client's goodbye is answered with its code", async () => {
    for (const code of [1000, 1001, 4321]) {
        const jane = await join();
        jane.close(code, "bye");
        assert.equal(await closed(jane), code);
    }
});

test("a message that is too big ends only its sender's connection, with 1009", async () => {
    const [jane, fred, mary] = [await join(), await join(), await join()];
    jane.on("error", () => {}); // the rest of the message may meet a closed socket
    jane.send(randomBytes(largest + 1));
    assert.equal(await closed(jane), 1009);
    fred.send("still here?");
    assert.equal(await nextText(mary), "still here?");
});

test("text that is not UTF-8 ends only its sender's connection, with 1007", async () => {
    const [jane, fred, mary] = [await join(), await join(), await join()];
    jane.send(Buffer.from([0x48, 0xc3, 0x28]), { binary: false });
    assert.equal(await closed(jane), 1007);
    fred.send("still here?");
    assert.equal(await nextText(mary), "still here?");
});

test("a client that vanishes harms nobody", async () => {
    const [jane, fred, mary] = [await join(), await join(), await join()];
    jane.terminate();
    fred.send("still here?");
    assert.equal(await nextText(mary), "still here?");
});

test("nonsense instead of a handshake is turned away", async () => {
    const [fred, mary] = [await join(), await join()];
    const stranger = connect(server.port, "127.0.0.1");
    stranger.on("error", () => {});
    stranger.resume();
    stranger.write("\x16\x03\x01 this is neither HTTP nor WebSocket\r\n\r\n");
    await once(stranger, "close");
    fred.send("still here?");
    assert.equal(await nextText(mary), "still here?");
});

test("a server that is told to stop says so to everybody: 1001, status 0", async () => {
    const [jane, fred] = [await join(), await join()];
    const codes = Promise.all([closed(jane), closed(fred)]);
    assert.equal(await server.stop("SIGINT"), 0);
    assert.deepEqual(await codes, [1001, 1001]);
});
