// The page in a browser and the terminal client in pipes: two ways into one channel.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";
import { chat } from "./terminal.mjs";

const fixture = openFixture();

test("a page and a terminal talk with each other", async () => {
    const jane = await fixture.enter("jane@example.com");
    const fred = chat(fixture.server.url, "fred@example.com");
    await jane.page.getByText("2 of 2 here").waitFor();
    const said = [
        ["jane", jane, "Hi Fred. This is Jane, in a browser."],
        ["fred", fred, "Hi Jane. This is Fred, in a terminal: <b>grün</b> 🎉"],
        ["jane", jane, "And how is it there?"],
        ["fred", fred, "  Quiet.  "],
    ];
    for (const [, who, words] of said) {
        await who.says(words);
        await jane.page.locator("#messages .words").filter({ hasText: words.trim() }).waitFor();
        await fred.sees(words);
    }
    assert.deepEqual(
        await jane.lines(),
        said.map(([name, , words]) => `${name}: ${words}`),
    );
    assert.deepEqual(
        fred.lines(),
        said.map(([name, , words]) => `${name}@example.com: ${words}`),
    );
    assert.equal(await fred.leaves(), 0);
    await jane.page.getByText("1 of 2 here").waitFor();
});
