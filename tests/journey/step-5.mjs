// Step 5 as its guide tells it: everybody reads, and a dishonest server is noticed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { openWithKeys } from "../browser/step-3-page.mjs";
import { jane, logIn, otto, signUp } from "./people.mjs";
import { solve, watchOnce } from "./solving.mjs";

export async function play({ learner, guide, browser, step }) {
    await watchOnce(learner, guide.take("Seven ways to say no", "watch 5"), step);
    for (const todo of ["5.1", "5.2", "5.3", "5.4", "5.5"]) await solve(learner, todo);
    const { output } = await learner.runs(guide.take("What no test sees", "diff 5"));
    assert.equal(output.match(/your code is identical to the solution\./g).length, 5, output);
    assert.ok(readFileSync(join(learner.root, step.file), "utf8").includes("Secret"));

    const server = await learner.serves(guide.take("Everybody reads", "run 5"));
    const chatCommand = guide.take("Everybody reads", "chat");
    const page = await openWithKeys(browser, learner.url);
    await everybodyReads({ learner, guide, chatCommand, page });
    await serverCheats({ learner, guide, chatCommand, page });
    assert.deepEqual(page.complaints, []);
    await page.close();
    await server.stop();
}

async function everybodyReads({ learner, guide, chatCommand, page }) {
    const chat = learner.opens(chatCommand);
    const history = await logIn(chat, jane);
    for (const line of ["jane: Only for us", "fred: For us two", "jane: By my own code"])
        assert.ok(history.includes(line), history);
    assert.equal(history.includes("BEGIN SECURE MESSAGE"), false);
    await page.logIn(jane.email, jane.password);
    await page.unlock(jane.passphrase);
    await page.sees("By my own code");

    const newcomer = learner.opens(guide.take("Everybody reads", "--sign-up"));
    await signUp(newcomer, otto);
    assert.ok(newcomer.shown().includes("This message cannot be decrypted"));
    assert.equal(newcomer.shown().includes("Only for us"), false);
    await chat.expect(`${otto.email} has keys now`);
    chat.type("Welcome");
    await newcomer.expect("jane: Welcome");
    await chat.expect("jane: Welcome");
    await page.sees("Welcome");
    for (const each of [newcomer, chat]) {
        each.type("/quit");
        assert.equal(await each.end(), 0);
    }
}

async function serverCheats({ learner, guide, chatCommand, page }) {
    const section = "A dishonest server";
    const tamper = guide.take(section, "tamper");
    const { output: told } = await learner.runs(tamper);
    assert.match(told, /^One bit of message \d+ is flipped\./);
    assert.ok((await historyInTheTerminal(learner, chatCommand)).includes("This message was damaged"));
    await looksAgain(page);
    await page.page.locator('[data-state="damaged"]').getByText("This message is damaged").waitFor();
    await page.sees("This is a sentence, and longer than both.");
    assert.equal((await page.words()).includes("Welcome"), false);

    assert.equal((await learner.runs(tamper)).output, told);
    await looksAgain(page);
    await page.sees("Welcome");
    assert.ok((await historyInTheTerminal(learner, chatCommand)).includes("jane: Welcome"));

    const replayed = await learner.runs(guide.take(section, "INSERT INTO"));
    assert.deepEqual(replayed, { status: 0, output: "" });
    await looksAgain(page);
    await page.page.locator('[data-state="replayed"]').getByText("sent again").waitFor();
    await page.sees("Welcome");
    const words = await page.words();
    assert.equal(words.filter((each) => each === "Welcome").length, 1);
    const history = await historyInTheTerminal(learner, chatCommand);
    assert.equal(history.split("jane: Welcome").length, 2, history);
    assert.ok(history.includes("This message was sent again by somebody else"), history);
}

async function looksAgain(page) {
    await page.page.reload();
    await page.unlock(jane.passphrase);
    await page.field.waitFor();
}

async function historyInTheTerminal(learner, chatCommand) {
    const chat = learner.opens(chatCommand);
    const history = await logIn(chat, jane);
    chat.type("/quit");
    assert.equal(await chat.end(), 0);
    return history;
}
