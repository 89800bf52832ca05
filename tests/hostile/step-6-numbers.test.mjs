// A server that sends numbers that are none. They must not come into what a client remembers of whose
// keys count: a memory that is damaged is begun anew, and then a swapped key is only somebody new.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { openWithTrust } from "../browser/step-6-chat-fixture.mjs";
import { openLyingFixture } from "./lying-server.mjs";

const fixture = openLyingFixture({ program: "step-6-reference", open: openWithTrust });
const [jane, mary] = ["jane@example.com", "mary@example.com"];
const sentence = "The server sent something that this";

const numbers = ['"x"', "1e400", "1152921504606846976", "9007199254740992", "-1", "1.5", "null"];

/** Puts `number`, as it is, in the place of the member `member`. */
const put = (text, member, number) => text.replace(new RegExp(`"${member}":\\d+`), `"${member}":${number}`);
const inFrames = (type, member, number) => ({
    toClient: (text) => [JSON.parse(text).type === type ? put(text, member, number) : text],
});
const inHistory = (member, number) => ({
    answered({ path }, answer) {
        if (path.startsWith("/api/messages")) answer.body = put(answer.body, member, number);
    },
});

const lies = [
    ...numbers.map((number) => [`a welcome with ${number}`, inFrames("welcome", "latest", number)]),
    ["a history with an id of 1.5", inHistory("id", "1.5")],
    ["a history with a time of -1", inHistory("received_at", "-1")],
];
// These come when Jane has written something.
const liesAboutHers = [
    ["a message with an id of 2^60", inFrames("message", "id", 2n ** 60n)],
    ["a message with a time of 1e400", inFrames("message", "received_at", "1e400")],
    ["an acknowledgement of row -1", inFrames("accepted", "id", "-1")],
    ["what is no JSON", { toClient: (text) => [text.includes('"accepted"') ? "{" : text] }],
];

/** Mary's keys are swapped. */
function swapping() {
    const key = randomBytes(32).toString("base64url");
    return {
        toClient(text) {
            const frame = JSON.parse(text);
            const found = frame.people?.find(({ email }) => email === mary);
            if (found) found.encryption_key = key;
            return [JSON.stringify(frame)];
        },
    };
}

const memory = () => {
    const folder = `${fixture.state}/secure-messenger`;
    return readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, "utf8"));
};

test("the terminal leaves a server whose numbers are none, and forgets nothing", async () => {
    await fixture.enter(mary);
    const first = fixture.chat(jane);
    await first.isTold("mary@example.com is new here");
    first.says("one row, so that there is a history");
    assert.equal(await first.leaves(), 0);
    const before = memory();
    for (const [what, lie] of lies) {
        fixture.lies = lie;
        const again = fixture.chat(jane, { signUp: false });
        assert.equal(await again.leaves(), 2, what);
        assert.match(again.notes(), new RegExp(sentence), what);
        assert.deepEqual(memory(), before, what);
    }
    for (const [what, lie] of liesAboutHers) {
        fixture.lies = lie;
        const again = fixture.chat(jane, { signUp: false });
        again.says("hello");
        assert.equal(await again.leaves(), 2, what);
        assert.match(again.notes(), new RegExp(sentence), what);
    }
    fixture.lies = swapping();
    const last = fixture.chat(jane, { signUp: false });
    await last.isTold("WARNING: the keys of mary@example.com have changed.");
    assert.equal(await last.leaves(), 0);
});

test("the page leaves a server whose numbers are none, and forgets nothing", async () => {
    await fixture.enter(mary);
    const person = await fixture.pageOf();
    await person.signUp(jane);
    await person.isAnnounced("You are meeting mary for the first time: 2 people can read what you write.");
    await person.says("one row, so that there is a history");
    await person.sees("one row, so that there is a history");
    const before = await person.storage(jane);
    const leaves = () => person.page.getByRole("alert").getByText(sentence).waitFor();
    for (const [what, lie] of lies) {
        fixture.lies = lie;
        await person.page.reload();
        await person.unlock();
        await leaves();
        assert.equal(await person.field.isVisible(), false, what);
        assert.equal(await person.storage(jane), before, what);
    }
    for (const [, lie] of liesAboutHers) {
        fixture.lies = {};
        await person.reload();
        await person.knowsReaders("2 people can read what you write: you and mary.");
        fixture.lies = lie;
        await person.says("hello");
        await leaves();
    }
    fixture.lies = swapping();
    await person.page.reload();
    await person.unlock();
    await person.warning(mary).waitFor();
});
