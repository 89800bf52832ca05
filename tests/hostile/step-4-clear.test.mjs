// From step 4 on nothing is stored in the clear any more, whoever sends it, and what is in the
// database since step 2 is shown as what anybody could have written.

import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { WebSocket } from "ws";

import { openWithKeys } from "../browser/step-3-page.mjs";
import { openLyingFixture } from "./lying-server.mjs";

const fixture = openLyingFixture({ program: "step-4-reference", open: openWithKeys });

/** Resolves with the server's answer to `frame`, sent by somebody who has just signed up. */
async function answerTo(frame) {
    const { url } = fixture.server;
    const answer = await fetch(`${url}/api/users`, {
        method: "POST",
        body: JSON.stringify({ email: "eve@example.com", password: "correct horse" }),
    });
    assert.equal(answer.status, 201);
    const cookie = answer.headers.get("set-cookie").split(";")[0];
    const socket = new WebSocket(url.replace("http", "ws") + "/ws", { headers: { cookie } });
    const answers = [];
    socket.on("message", (data) => {
        const { type, code } = JSON.parse(data);
        if (!["welcome", "people"].includes(type)) {
            answers.push({ type, code });
            socket.close();
        }
    });
    await once(socket, "open");
    socket.send(JSON.stringify(frame));
    await once(socket, "close");
    return answers;
}

test("the server takes no text in the clear", async () => {
    const frame = { type: "send", ref: "A".repeat(22), text: "I owe you a thousand" };
    assert.deepEqual(await answerTo(frame), [{ type: "error", code: "bad_request" }]);
    assert.equal(fixture.sql("SELECT count(*) FROM messages").trim(), "0");
});

test("rows in the clear are shown as such", async () => {
    const person = await fixture.enter("jane@example.com");
    fixture.sql(
        "INSERT INTO messages (ref, received_at, sender, text) " +
            "VALUES ('clear', 1700000000000, 'jane@example.com', 'I owe you a thousand')",
    );
    await person.page.reload();
    await person.unlock();
    await person.page
        .locator('#messages > li[data-state="in the clear"]')
        .getByText("could have written this")
        .waitFor();
    const inTerminal = fixture.chat("fred@example.com");
    await inTerminal.sees("jane@example.com: I owe you a thousand (in the clear: the server, or anybody");
    assert.equal(await inTerminal.leaves(), 0);
});
