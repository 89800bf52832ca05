// A server that has no more room for a user: the terminal client says so, and shows the text again, so
// that it is not lost. (The page keeps it with "Edit again": browser.step-2-channel.)

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { WebSocketServer } from "ws";

import { collectLines, endOf } from "../browser/server.mjs";

const program = process.env.CHAT_PROGRAM ?? new URL("../../build/learn/bin/chat", import.meta.url).pathname;
const sentence = "You have used up the space that this server has for one user.";
const me = "jane@example.com";

/** A messenger that is made up: it lets everybody in, and stores nothing. */
async function startFullServer() {
    const server = createServer((request, response) => {
        request.resume();
        response.setHeader("Set-Cookie", "session-1=x; Path=/");
        response.end(JSON.stringify({ email: me, step: 2, messages: [] }));
    });
    new WebSocketServer({ server }).on("connection", (socket) => {
        const say = (frame) => socket.send(JSON.stringify(frame));
        say({ type: "welcome", me, step: 2, latest: 0 });
        say({ type: "people", people: [{ email: me, online: true }] });
        socket.on("message", (data) => {
            const { ref } = JSON.parse(data);
            say({ type: "error", code: "quota_exceeded", message: sentence, ref });
        });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return server;
}

test("what a full server refuses is shown to its sender again", async (t) => {
    const server = await startFullServer();
    t.after(() => server.close());
    const child = spawn(program, [`http://127.0.0.1:${server.address().port}`, "--email", me], {
        env: { ...process.env, MESSENGER_PASSWORD: "correct horse" },
    });
    const ended = endOf(child, program);
    const errors = collectLines(child.stderr, "chat");
    child.stdin.end("words that I want to keep\n");
    assert.equal(await ended, 2);
    await errors.ended;
    assert.deepEqual(errors.lines, [
        `A message was not accepted: ${sentence}`,
        "It was: words that I want to keep",
        "Not everything was sent.",
    ]);
});
