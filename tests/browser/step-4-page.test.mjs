// The page of steps 4 and 5 in a real browser: encrypted messages, read, turned over, and refused.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";
import { openWithKeys } from "./step-3-page.mjs";

const fixture = openFixture({ program: "step-4-reference", open: openWithKeys });

/** As whoever owns the server can. */
const sql = (statement) => execFileSync("sqlite3", [fixture.database, statement], { encoding: "utf8" });

const marked = (person, state) => person.page.locator(`#messages > li[data-state="${state}"]`);

async function unlockAgain(person) {
    await person.page.reload();
    await person.unlock();
    await person.field.waitFor();
}

test("two people read each other, and the server reads nothing", async () => {
    const [jane, fred] = [await fixture.enter("jane@example.com"), await fixture.enter("fred@example.com")];
    await jane.says("a secret for Fred");
    await fred.sees("a secret for Fred");
    await fred.says("grüße 🔑");
    await jane.sees("grüße 🔑");
    for (const person of [jane, fred])
        assert.deepEqual(await person.lines(), ["jane: a secret for Fred", "fred: grüße 🔑"]);
    const storage = sql("SELECT coalesce(sender, '') || coalesce(text, '') || envelope FROM messages");
    assert.equal(storage.trim().split("\n").length, 2);
    assert.doesNotMatch(storage, /secret|example/);
    await unlockAgain(jane);
    await jane.sees("a secret for Fred");
});

test("a message is turned over, and shows the block that the server has", async () => {
    const jane = await fixture.enter("jane@example.com");
    await jane.says("turn me over");
    await jane.sees("turn me over");
    const message = marked(jane, "readable");
    await message.getByRole("button", { name: "What the server sees" }).click();
    const block = await message.locator(".armor").textContent();
    const envelope = sql("SELECT envelope FROM messages").trim();
    assert.equal(block.split("\n").slice(1, -2).join(""), envelope);
    assert.equal(await message.locator(".words").isVisible(), false);
    await message.getByRole("button", { name: "What it says" }).click();
    assert.equal(await message.locator(".words").isVisible(), true);
});

test("what came before one's key cannot be decrypted, and what comes after can", async () => {
    const jane = await fixture.enter("jane@example.com");
    await jane.says("before");
    await jane.sees("before");
    const mary = await fixture.enter("mary@example.com");
    await marked(mary, "not for me").getByText("This message cannot be decrypted").waitFor();
    await jane.page.locator('#people-list li[title="mary@example.com"] .fresh').waitFor();
    await jane.says("after");
    await mary.sees("after");
    assert.deepEqual(await mary.words(), ["after"]);
});

test("a message that was changed, sent again or written in the clear says so", async () => {
    const jane = await fixture.enter("jane@example.com");
    for (const words of ["one", "two"]) {
        await jane.says(words);
        await jane.sees(words);
    }
    sql(
        "UPDATE messages SET envelope = substr(envelope, 1, length(envelope) - 100) || CASE " +
            "substr(envelope, -100, 1) WHEN 'A' THEN 'B' ELSE 'A' END || substr(envelope, -99) WHERE id = 1",
    );
    sql(
        "INSERT INTO messages (ref, received_at, envelope) SELECT 'again', received_at, envelope " +
            "FROM messages WHERE id = 2",
    );
    sql(
        "INSERT INTO messages (ref, received_at, sender, text) " +
            "VALUES ('clear', 1700000000000, 'jane@example.com', 'I owe you a thousand')",
    );
    await unlockAgain(jane);
    await marked(jane, "damaged").getByText("damaged").waitFor();
    await marked(jane, "replayed").getByText("sent again").waitFor();
    await marked(jane, "in the clear").getByText("could have written this").waitFor();
    assert.deepEqual(await jane.words(), ["two", "I owe you a thousand"]);
});

test("the text being typed outlives a reload, sealed", async () => {
    const jane = await fixture.enter("jane@example.com");
    await jane.field.pressSequentially("for nobody yet");
    const kept = await jane.page.waitForFunction(() => sessionStorage.getItem("draft of jane@example.com"));
    assert.doesNotMatch(await kept.jsonValue(), /nobody/);
    await unlockAgain(jane);
    await jane.page.waitForFunction(() => document.getElementById("text").value === "for nobody yet");
    await jane.field.fill("");
    await jane.page.waitForFunction(() => !sessionStorage.getItem("draft of jane@example.com"));
});
