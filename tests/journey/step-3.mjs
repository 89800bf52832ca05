// Step 3 as its guide tells it: one key, two browsers and a terminal.

import assert from "node:assert/strict";

import { openWithKeys } from "../browser/step-3-page.mjs";
import { fred, jane, logIn, logInWithoutKeys } from "./people.mjs";
import { solve, watchOnce } from "./solving.mjs";

export async function play({ learner, guide, browser, step }) {
    await watchOnce(learner, guide.take("See what is there", "watch 3"), step);
    for (const todo of ["3.1", "3.2", "3.3", "3.4", "3.5"]) await solve(learner, todo);

    const server = await learner.serves(guide.take("One key, two browsers", "run 3"));
    const first = await openWithKeys(browser, learner.url);
    const second = await openWithKeys(browser, learner.url);
    const fingerprint = await makeKeys(first);
    assert.equal(await unlock(second), fingerprint);
    const chatCommand = guide.take("One key, two browsers", "chat");
    assert.equal(await unlockInTheTerminal({ learner, chatCommand }), fingerprint);
    await makeKeysInTheTerminal({ learner, chatCommand, page: second });
    await lookIntoTheDatabase({ learner, guide });
    for (const person of [first, second]) {
        assert.deepEqual(person.complaints, []);
        await person.close();
    }
    await server.stop();
}

async function makeKeys(page) {
    await page.logIn(jane.email, jane.password);
    await page.again.waitFor();
    await page.choose(jane.passphrase, "another one");
    await page.isToldAt("again", "match");
    await page.choose("sevennn");
    await page.isToldAt("passphrase", "8 characters");
    await page.choose(jane.password);
    await page.isToldAt("passphrase", "password");
    await page.choose(jane.passphrase);
    await page.field.waitFor();
    return page.fingerprintOf(jane.email);
}

async function unlock(page) {
    await page.logIn(jane.email, jane.password);
    await page.unlock("not this one");
    await page.isToldAt("passphrase", "Wrong passphrase.");
    await page.unlock(jane.passphrase);
    await page.field.waitFor();
    return page.fingerprintOf(jane.email);
}

/** What the command /fingerprint says of `who`. */
async function fingerprintIn(chat, who) {
    chat.type("/fingerprint");
    await chat.expect(`-- ${who.email}: `);
    return (await chat.expect("\n")).trim();
}

async function unlockInTheTerminal({ learner, chatCommand }) {
    const chat = learner.opens(chatCommand);
    await chat.expect("This is the client of step 3, from step-3-keypairs/keypair.cpp.");
    await logIn(chat, jane);
    const fingerprint = await fingerprintIn(chat, jane);
    chat.type("/quit");
    assert.equal(await chat.end(), 0);
    return fingerprint;
}

async function makeKeysInTheTerminal({ learner, chatCommand, page }) {
    const chat = learner.opens(chatCommand);
    await logInWithoutKeys(chat, fred);
    const fingerprint = await fingerprintIn(chat, fred);
    await page.button("Log out").click();
    await page.logIn(fred.email, fred.password);
    await page.unlock(fred.passphrase);
    await page.field.waitFor();
    assert.equal(await page.fingerprintOf(fred.email), fingerprint);
    chat.type("/quit");
    assert.equal(await chat.end(), 0);
}

async function lookIntoTheDatabase({ learner, guide }) {
    const section = "What the server knows";
    const { output } = await learner.runs(guide.take(section, "FROM keypairs"));
    const rows = output
        .trim()
        .split("\n")
        .map((row) => row.split("|"));
    assert.deepEqual(rows.map(([email]) => email).sort(), [fred.email, jane.email]);
    for (const [, length, hex] of rows) {
        assert.equal(length, "177");
        assert.match(hex, /^01[0-9A-F]*000927C0[0-9A-F]*$/);
        assert.equal(hex.length, 2 * 177);
    }
    const { output: dump } = await learner.runs(guide.take(section, ".dump"));
    assert.ok(dump.includes("Hi Fred"), "the messages are all there");
    for (const who of [jane, fred]) assert.equal(dump.includes(who.passphrase), false);
}
