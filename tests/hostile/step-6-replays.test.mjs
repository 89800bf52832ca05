// A server that passes an old message off as a new one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openWithTrust } from "../browser/step-6-chat-fixture.mjs";
import { answering, framing, openLyingFixture, together } from "./lying-server.mjs";

const fixture = openLyingFixture({ program: "step-6-reference", open: openWithTrust });
const [jane, mary] = ["jane@example.com", "mary@example.com"];
const words = "Pay him ten thousand";

/** Mary has written; Jane has read it in the page and in the terminal. */
async function readOnce() {
    const writer = await fixture.enter(mary);
    const person = await fixture.pageOf();
    await person.signUp(jane);
    await person.knowsReaders("2 people can read what you write: you and mary.");
    await writer.knowsReaders("2 people can read what you write: you and jane.");
    await writer.says(words);
    await person.sees(words);
    const inTerminal = fixture.chat(jane, { signUp: false });
    assert.match(await inTerminal.sees(words), /mary@example\.com: Pay him ten thousand$/);
    assert.equal(await inTerminal.leaves(), 0);
    return person;
}

test("a message that comes long after it was written says when that was", async () => {
    const person = await readOnce();
    assert.equal(await person.page.locator("#messages .remark").count(), 0);
    const sixMinutes = 6 * 60_000;
    for (const later of [sixMinutes, -2 * sixMinutes]) {
        fixture.sql(`UPDATE messages SET received_at = received_at + ${later}`);
        await person.reload();
        await person.sees(words);
        await person.page
            .locator("#messages .remark")
            .getByText(/^Written on .*, by the sender's clock\.$/)
            .waitFor();
        const inTerminal = fixture.chat(jane, { signUp: false });
        const line = await inTerminal.sees(words);
        assert.match(line, / \(written \d{4}-\d\d-\d\d \d\d:\d\d, by the sender's clock\)$/);
        assert.equal(await inTerminal.leaves(), 0);
    }
});

/** The server shows its row 1 as row 2, and nothing of row 1. */
const renumbered = together(
    answering("GET", "/api/messages", ({ messages }) => {
        for (const message of messages) message.id = 2;
    }),
    framing("welcome", (frame) => {
        frame.latest = 2;
    }),
);

test("a message that comes again in another row is noticed in a later run, too", async () => {
    const person = await readOnce();
    fixture.lies = renumbered;
    await person.reload();
    await person.marked("replayed").waitFor();
    assert.deepEqual(await person.words(), []);
    const inTerminal = fixture.chat(jane, { signUp: false });
    assert.match(await inTerminal.sees("you have it already"), /^[-\d]+ [:\d]+ \?: \(/);
    assert.equal(await inTerminal.leaves(), 0);

    fixture.lies = {}; // the row in which it was first is the message still
    await person.reload();
    await person.sees(words);
    const again = fixture.chat(jane, { signUp: false });
    await again.sees(words);
    assert.equal(await again.leaves(), 0);
});
