// The page in a browser and the terminal client in pipes: two ways into one channel.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";

import { collectLines, endOf, within } from "./server.mjs";
import { openHouse } from "./step-2-house.mjs";

const house = openHouse();
const program = process.env.CHAT_PROGRAM ??
    new URL("../../build/release/bin/chat", import.meta.url).pathname;

/** `chat` as a script runs it, with a new account. */
function chat(email) {
    const child = spawn(program, [house.server.url, "--email", email, "--sign-up"], {
        stdio: ["pipe", "pipe", "inherit"],
        env: { ...process.env, MESSENGER_PASSWORD: "correct horse" },
    });
    const ended = endOf(child, program);
    const output = collectLines(child.stdout, "chat");
    return {
        says: (words) => child.stdin.write(`${words}\n`),
        sees: output.has,
        lines: () => output.lines.map((line) => line.replace(/^[-\d]+ [:\d]+ /, "")), // without the time
        leaves() {
            child.stdin.end();
            return within(10_000, "chat to end", ended);
        },
    };
}

test("a page and a terminal talk with each other", { timeout: 60_000 }, async () => {
    const jane = await house.enter("jane@example.com");
    const fred = chat("fred@example.com");
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
    assert.deepEqual(await jane.lines(), said.map(([name, , words]) => `${name}: ${words}`));
    assert.deepEqual(fred.lines(), said.map(([name, , words]) => `${name}@example.com: ${words}`));
    assert.equal(await fred.leaves(), 0);
    await jane.page.getByText("1 of 2 here").waitFor();
});
