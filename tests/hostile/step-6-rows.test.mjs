// From which row accepted keys count, and whom a message is for: the same in both clients.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { openWithTrust } from "../browser/step-6-chat-fixture.mjs";
import { framing, openLyingFixture } from "./lying-server.mjs";

const fixture = openLyingFixture({ program: "step-6-reference", open: openWithTrust });
const [jane, fred, mary] = ["jane@example.com", "fred@example.com", "mary@example.com"];

const three = "3 people can read what you write: you, fred and mary.";

test("accepted keys count from the same row in the page and in the terminal", async () => {
    const writer = await fixture.enter(mary);
    const other = await fixture.enter(fred);
    const person = await fixture.pageOf();
    await person.signUp(jane);
    await person.knowsReaders(three);
    await other.knowsReaders("3 people can read what you write: you, jane and mary.");
    const inTerminal = fixture.chat(jane, { signUp: false });
    await inTerminal.isTold("3 people can read what you write");
    await writer.says("one");
    await other.sees("one");
    for (const words of ["two", "three"]) {
        await other.says(words);
        await person.sees(words);
        await inTerminal.sees(words);
    }
    await writer.replaceKeys();
    await inTerminal.isTold("WARNING: the keys of mary@example.com have changed.");
    await person.warning(mary).waitFor();
    inTerminal.says(`/accept ${mary}`);
    await inTerminal.isTold("are accepted");
    assert.equal(await inTerminal.leaves(), 0);
    await person.page.getByRole("button", { name: `Accept the new keys of ${mary}` }).click();
    await person.knowsReaders(three);

    const [file] = readdirSync(`${fixture.state}/secure-messenger`).filter((name) => name.endsWith(".json"));
    const kept = JSON.parse(readFileSync(`${fixture.state}/secure-messenger/${file}`, "utf8"));
    const inPage = new Map(JSON.parse(await person.storage(jane)).pinned);
    assert.deepEqual(
        kept.people[mary].pins.map((pin) => pin.from_row),
        [0, 4],
    );
    assert.deepEqual(
        inPage.get(mary).map(([row]) => row),
        [0, 4],
    );
});

test("a server that has lost messages is reported, and keys that were trusted still are", async () => {
    await fixture.enter(mary);
    const person = await fixture.pageOf();
    await person.signUp(jane);
    await person.says("one");
    await person.sees("one");
    const first = fixture.chat(jane, { signUp: false });
    await first.isTold("is new here");
    assert.equal(await first.leaves(), 0);
    fixture.lies = framing("welcome", (frame) => {
        frame.latest = 0;
    });
    const again = fixture.chat(jane, { signUp: false });
    await again.isTold("This server has lost messages that it had");
    assert.equal(await again.leaves(), 0);
    assert.doesNotMatch(again.notes(), /is new here/);
    await person.reload();
    await person.page
        .locator("#trust-news .new-history")
        .getByText("This server has lost messages")
        .waitFor();
});

test("somebody whom the server lists no more does not read on", async () => {
    await fixture.enter(mary);
    const inTerminal = fixture.chat(jane);
    await inTerminal.isTold("2 people can read what you write");
    const people = [{ email: jane, online: true }];
    fixture.proxy.say(JSON.stringify({ type: "people", people }));
    inTerminal.says("/readers");
    await inTerminal.isTold("These people can read what you write:");
    inTerminal.says("alone");
    await inTerminal.sees("alone");
    assert.equal(await inTerminal.leaves(), 0);
    const [frame] = fixture.sent.map((text) => JSON.parse(text));
    assert.equal(Buffer.from(frame.envelope, "base64url").readUInt16BE(17), 1);
});

test("a message that the server does not understand does not hold up the next", async () => {
    let isFirst = true;
    const spoiling = {
        toServer(text) {
            const spoilt = isFirst ? '{"type":"send"}' : text;
            isFirst = false;
            return [spoilt];
        },
    };
    fixture.lies = spoiling;
    const inTerminal = fixture.chat(jane);
    inTerminal.says("one");
    inTerminal.says("two");
    await inTerminal.sees("two");
    assert.equal(await inTerminal.leaves(), 2);
    assert.match(inTerminal.notes(), /A message was not accepted: /);

    fixture.lies = {};
    const person = await fixture.pageOf();
    await person.signUp(fred);
    isFirst = true;
    fixture.lies = spoiling;
    await person.says("three");
    await person.page.locator('#unsent > li[data-state="refused"]').waitFor();
    await person.says("four");
    await person.sees("four");
});
