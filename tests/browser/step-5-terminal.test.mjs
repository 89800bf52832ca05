// The page and the terminal client of step 5: both encrypt and both decrypt, and both refuse what
// `./workshop tamper` did to a message.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";
import { openWithKeys } from "./step-3-page.mjs";
import { chat } from "./terminal.mjs";

const fixture = openFixture({ program: "step-5-reference", open: openWithKeys });
const companion =
    process.env.COMPANION ?? new URL("../../build/learn/bin/companion", import.meta.url).pathname;

/** Jane in a page and Fred in a terminal, who know each other's keys. */
async function janeAndFred() {
    const jane = await fixture.enter("jane@example.com");
    const fred = chat(fixture.server.url, "fred@example.com");
    await jane.page.locator('#people-list li[title="fred@example.com"] .fresh').waitFor();
    return { jane, fred };
}

/** All that Fred reads when he comes anew. */
async function readInTerminal() {
    const fred = chat(fixture.server.url, "fred@example.com", { signUp: false });
    assert.equal(await fred.leaves(), 0);
    return fred.lines();
}

async function comesAnew(jane) {
    await jane.page.reload();
    await jane.unlock();
}

test("a page and a terminal read each other", async () => {
    const { jane, fred } = await janeAndFred();
    const said = [
        ["jane", jane, "Hi Fred. Only you read this."],
        ["fred", fred, "Hi Jane. Only you read this: <b>grün</b> 🎉"],
        ["jane", jane, "x".repeat(16_384)],
        ["fred", fred, "!"],
    ];
    for (const [, who, words] of said) {
        await who.says(words);
        await jane.sees(words);
        await fred.sees(words);
    }
    assert.deepEqual(
        await jane.lines(),
        said.map(([name, , words]) => `${name}: ${words}`),
    );
    const inTerminal = said.map(([name, , words]) => `${name}@example.com: ${words}`);
    assert.deepEqual(fred.lines(), inTerminal);
    assert.equal(await fred.leaves(), 0);
    assert.deepEqual(await readInTerminal(), inTerminal);
});

test("one bit of a stored message is flipped: both refuse it, and nothing else", async () => {
    const { jane, fred } = await janeAndFred();
    for (const words of ["first", "second", "third"]) {
        await jane.says(words);
        await fred.sees(words);
    }
    await jane.sees("third");
    assert.equal(await fred.leaves(), 0);
    const tamper = () => execFileSync(companion, ["tamper", "2", "--database", fixture.database]);

    tamper();
    const damaged = jane.page.locator('#messages > li[data-state="damaged"]');
    await comesAnew(jane);
    await damaged.getByText("This message is damaged").waitFor();
    assert.deepEqual(await jane.words(), ["first", "third"]);
    assert.equal(await damaged.count(), 1);
    const [first, second, ...rest] = await readInTerminal();
    assert.match(second, /^\?: \(This message was damaged/);
    assert.deepEqual([first, ...rest], ["jane@example.com: first", "jane@example.com: third"]);

    tamper(); // flips it back
    await comesAnew(jane);
    await jane.sees("second");
    assert.deepEqual(await jane.lines(), ["jane: first", "jane: second", "jane: third"]);
    assert.deepEqual(
        await readInTerminal(),
        ["first", "second", "third"].map((words) => `jane@example.com: ${words}`),
    );
});
