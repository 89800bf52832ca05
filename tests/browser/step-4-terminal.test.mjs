// The page and the terminal client of step 4: both encrypt, and only the page decrypts.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";
import { openWithKeys } from "./step-3-page.mjs";
import { chat } from "./terminal.mjs";

const fixture = openFixture({ program: "step-4-reference", open: openWithKeys });

test("the page reads what the terminal wrote; the terminal shows the block", async () => {
    const jane = await fixture.enter("jane@example.com");
    const fred = chat(fixture.server.url, "fred@example.com");
    await jane.page.locator('#people-list li[title="fred@example.com"] .fresh').waitFor();
    const said = ["Hi Jane. Nobody else reads this: grün 🎉", "Nor this."];
    fred.says(said[0]);
    await jane.sees(said[0]);
    await jane.says(said[1]);
    await jane.sees(said[1]);
    assert.deepEqual(await jane.lines(), [`fred: ${said[0]}`, `jane: ${said[1]}`]);

    const stored = execFileSync("sqlite3", [fixture.database, "SELECT envelope FROM messages ORDER BY id"], {
        encoding: "utf8",
    })
        .trim()
        .split("\n");
    assert.equal(stored.length, said.length);
    for (const envelope of stored) {
        const line = await fred.sees(envelope.slice(0, 64));
        const block = line.slice(line.indexOf("-----BEGIN"), line.lastIndexOf(" (cannot be decrypted yet"));
        const lines = block.split("\\x0a"); // so a pipe has it, where a line is a message
        assert.equal(lines.at(0), "-----BEGIN SECURE MESSAGE-----");
        assert.equal(lines.slice(1, -2).join(""), envelope);
        assert.equal(lines.at(-2), "-----END SECURE MESSAGE-----");
    }
    assert.equal(await fred.leaves(), 0);
    for (const words of said) assert.ok(!fred.lines().some((line) => line.includes(words)), words);
});
