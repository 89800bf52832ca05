// Step 4 as its guide tells it: nothing to read for the server, nor for one's own terminal yet.

import assert from "node:assert/strict";

import { openWithKeys } from "../browser/step-3-page.mjs";
import { fred, jane, logIn } from "./people.mjs";
import { solve, watchOnce } from "./solving.mjs";

export async function play({ learner, guide, browser, step }) {
    const hint = await learner.runs(guide.take("What a sealed message is", "hint"));
    assert.ok(hint.output.includes("TODO 4.1, "), hint.output);
    await watchOnce(learner, guide.take("What a sealed message is", "watch 4"), step);
    for (const todo of ["4.1", "4.2", "4.3", "4.4", "4.5"]) await solve(learner, todo);

    const server = await learner.serves(guide.take("Nothing to read", "run 4"));
    assert.ok(server.shown().includes("Step 4 comes from step-4-encrypting/encrypting.cpp."));
    const janes = await openWithKeys(browser, learner.url);
    const freds = await openWithKeys(browser, learner.url);
    await talk({ janes, freds });
    const armored = await writeInTheTerminal({ learner, guide, janes, freds });
    await lookIntoTheDatabase({ learner, guide, janes, armored });
    for (const person of [janes, freds]) {
        assert.deepEqual(person.complaints, []);
        await person.close();
    }
    await server.stop();
}

async function talk({ janes, freds }) {
    await janes.logIn(jane.email, jane.password);
    await janes.unlock(jane.passphrase);
    await janes.field.waitFor();
    await freds.logIn(fred.email, fred.password);
    await freds.unlock(fred.passphrase);
    await freds.field.waitFor();
    await janes.page.locator(`#people-list li.online[title="${fred.email}"]`).waitFor();
    await janes.says("Only for us");
    await freds.sees("Only for us");
    await freds.says("For us two");
    await janes.sees("For us two");
    await janes.page.locator('#messages > li[data-state="in the clear"]').getByText("Hi Fred").waitFor();
}

/** Resolves with the block that the terminal shows of its own message. */
async function writeInTheTerminal({ learner, guide, janes, freds }) {
    const [begin, , end] = guide.take("Nothing to read", "BEGIN SECURE MESSAGE").split("\n");
    const chat = learner.opens(guide.take("Nothing to read", "chat"));
    const history = await logIn(chat, jane);
    assert.equal(history.split(begin).length, 3, history); // two of them, from the browsers
    assert.equal(history.includes("For us two"), false);

    chat.type("By my own code");
    for (const person of [janes, freds]) {
        await person.sees("By my own code");
        assert.equal((await person.lines()).at(-1), "jane: By my own code");
    }
    await chat.expect(`?: ${begin}`);
    const block = await chat.expect(end);
    await chat.expect("cannot be decrypted yet");
    chat.type("/quit");
    assert.equal(await chat.end(), 0);
    return block.slice(0, -end.length).replace(/\s/g, "");
}

async function lookIntoTheDatabase({ learner, guide, janes, armored }) {
    const section = "What the server knows";
    const { output: newest } = await learner.runs(guide.take(section, "SELECT *"));
    const [, , , sender, text, envelope] = newest.trim().split("|");
    assert.deepEqual({ sender, text, envelope }, { sender: "", text: "", envelope: armored });

    for (const words of ["yes", "no", "This is a sentence, and longer than both."]) {
        await janes.says(words);
        await janes.sees(words);
    }
    const { output: three } = await learner.runs(guide.take(section, "length(envelope)"));
    const lengths = three
        .trim()
        .split("\n")
        .map((row) => row.split("|").at(-1));
    assert.equal(lengths.length, 3);
    assert.equal(new Set(lengths).size, 1, three);

    const message = janes.page.locator("#messages > li").filter({ hasText: "By my own code" });
    await message.getByRole("button", { name: "What the server sees" }).click();
    const shown = await janes.page.locator("#messages .armor").textContent();
    assert.equal(shown.split("\n").slice(1, -2).join(""), armored);
    await janes.page.getByRole("button", { name: "What it says" }).click();
    await janes.sees("By my own code");
}
