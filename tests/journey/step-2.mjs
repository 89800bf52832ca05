// Step 2 as its guide tells it: accounts, and what the server knows.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { openMessenger } from "../browser/step-2-page.mjs";
import { fred, jane, ned, signUpWithoutKeys } from "./people.mjs";
import { solve, watchOnce } from "./solving.mjs";

export async function play({ learner, guide, browser, step }) {
    await watchOnce(learner, guide.take("See what is there", "watch 2"), step);
    for (const todo of ["2.1", "2.2", "2.3", "2.4"]) await solve(learner, todo);

    const run = guide.take("Two users", "run 2");
    const server = await learner.serves(run);
    assert.ok(server.shown().includes("Step 1 comes from step-1-relay/relay.cpp."));
    assert.ok(server.shown().includes("Step 2 comes from step-2-users/accounts.cpp."));
    const janes = await openMessenger(browser, learner.url);
    const freds = await openMessenger(browser, learner.url);
    await talk({ janes, freds, server });
    await server.stop();
    const again = await writeMeanwhile({ janes, freds, learner, run });
    await joinFromTheTerminal({ learner, guide });
    await lookBehindThePage({ learner, guide });
    for (const person of [janes, freds]) {
        assert.deepEqual(person.complaints, []);
        await person.close();
    }
    await again.stop();
}

async function talk({ janes, freds, server }) {
    await janes.signUp(jane.email, jane.password);
    await janes.page.getByText("jane (you)").waitFor();
    await freds.signUp(fred.email, fred.password);
    await janes.page.getByText("2 of 2 here").waitFor();
    await janes.says("Hi Fred");
    await freds.sees("Hi Fred");
    await freds.says("Hi Jane");
    await janes.sees("Hi Jane");
    assert.deepEqual(await janes.lines(), ["jane: Hi Fred", "fred: Hi Jane"]);
    await server.expect("Hi Fred");
    await server.expect("Hi Jane");
    await janes.page.reload();
    await janes.sees("Hi Jane");
}

/** While the server is away. Resolves with the one that comes after it. */
async function writeMeanwhile({ janes, freds, learner, run }) {
    await janes.says("Are you there?");
    await janes.page.getByText("not sent yet").waitFor();
    const server = await learner.serves(run);
    await freds.sees("Are you there?");
    await janes.page.getByText("not sent yet").waitFor({ state: "hidden" });
    assert.deepEqual(await freds.words(), ["Hi Fred", "Hi Jane", "Are you there?"]);
    return server;
}

async function joinFromTheTerminal({ learner, guide }) {
    const chat = learner.opens(guide.take("Two users", "chat"));
    await signUpWithoutKeys(chat, ned);
    await chat.expect("fred: Hi Jane");
    await chat.expect("/help shows what you can do here.");
    assert.equal(chat.shown().includes(ned.password), false);
    chat.type("/help");
    await chat.expect("/who");
    chat.type("/quit");
    assert.equal(await chat.end(), 0);
}

async function lookBehindThePage({ learner, guide }) {
    const section = "What the server knows";
    const run = async (part) => (await learner.runs(guide.take(section, part))).output;
    const logIn = guide.take(section, "curl -i").replace("…", jane.password);
    const { output: answer } = await learner.runs(logIn);
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.match(answer, /^set-cookie: /im);
    assert.ok(answer.includes('"jane@example.com"'), answer);
    assert.equal(JSON.parse(await run("messages?limit=3")).messages.length, 3);

    const token = readFileSync(join(learner.root, "cookie.txt"), "utf8").trim().split(/\s/).at(-1);
    assert.equal(token.length, 43);
    const users = await run("FROM users");
    const sessions = await run("FROM sessions");
    const messages = await run("FROM messages");
    assert.match(users, /^jane@example\.com\|\$scrypt\$/m);
    for (const secret of [token, jane.password])
        assert.equal((users + sessions + messages).includes(secret), false);
    for (const line of ["jane@example.com|Hi Fred", "fred@example.com|Hi Jane"])
        assert.ok(messages.includes(line), messages);

    await run("-X DELETE");
    const rows = (text) => text.trim().split("\n").length;
    assert.equal(rows(await run("FROM sessions")), rows(sessions) - 1);
    assert.equal(await run("rm cookie.txt"), "");
}
