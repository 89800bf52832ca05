// The channel on the page of step 2: what is written, shown and announced.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";

const fixture = openFixture();

test("two people talk, each line once and in order", async () => {
    const jane = await fixture.enter("jane@example.com");
    const fred = await fixture.enter("fred@example.com");
    await jane.page.getByText("2 of 2 here").waitFor();
    const expected = [];
    for (let i = 0; i < 5; ++i) {
        for (const [name, person] of [
            ["jane", jane],
            ["fred", fred],
        ]) {
            await person.says(`line ${i} of ${name}`);
            expected.push(`${name}: line ${i} of ${name}`);
            await jane.sees(`line ${i} of ${name}`);
            await fred.sees(`line ${i} of ${name}`);
        }
    }
    assert.deepEqual(await jane.lines(), expected);
    assert.deepEqual(await fred.lines(), expected);
    assert.equal(await jane.page.locator("#unsent > li").count(), 0);

    await fred.close();
    await jane.page.getByText("1 of 2 here").waitFor();
});

test("whoever is alike is shown in whole", async () => {
    const mary = await fixture.enter("mary@example.com");
    await mary.says("I am Mary");
    await mary.sees("I am Mary");
    assert.deepEqual(await mary.lines(), ["mary: I am Mary"]);
    await fixture.enter("rnary@example.com");
    await mary.page.locator(".sender").getByText("mary@example.com").waitFor();
});

test("HTML is shown as text, whoever writes it", async () => {
    const jane = await fixture.enter("jane@example.com");
    // Such an address signed up before there was a rule.
    const email = "<b>fred</b>@example.com";
    const copy = `INSERT INTO users SELECT '${email}', password_hash, created_at FROM users`;
    execFileSync("sqlite3", [fixture.database, copy]);
    const fred = await fixture.arrive();
    await fred.logIn(email);
    await fred.field.waitFor();
    const html = `<img src="x" onerror="document.title='taken over'"><b>bold</b> & &amp;`;
    await fred.says(html);
    await jane.sees(html);
    for (const person of [jane, fred]) {
        assert.equal(await person.page.locator("#room :is(img, b)").count(), 0);
        assert.equal(await person.page.title(), "Secure messenger");
    }
    assert.deepEqual(await jane.lines(), [`"${email}": ${html}`]);
});

test("several lines are one message, and what cannot travel is kept", async () => {
    const jane = await fixture.enter("jane@example.com");
    await jane.field.pressSequentially("one");
    await jane.field.press("Shift+Enter");
    await jane.field.pressSequentially("two");
    await jane.field.press("Enter");
    await jane.sees("one\ntwo");
    assert.deepEqual(await jane.words(), ["one\ntwo"]);

    await jane.says("ü".repeat(8_193));
    await jane.page.getByText("16,386 bytes").waitFor();
    assert.equal((await jane.field.inputValue()).length, 8_193);
    await jane.says("ü".repeat(8_192));
    await jane.sees("ü".repeat(8_192));
    await jane.says("   ");
    await jane.says("a\u0007b");
    await jane.page.getByText("were removed").waitFor();
    await jane.field.press("Enter");
    await jane.sees("ab");
    assert.equal((await jane.words()).length, 3);
});

test("a text that the server refuses can be edited again", async () => {
    const jane = await fixture.enter("jane@example.com");
    await jane.page.routeWebSocket("**/ws", (route) => {
        const server = route.connectToServer();
        route.onMessage((frame) => {
            const { ref, text } = JSON.parse(frame);
            if (text === "rude")
                route.send(JSON.stringify({ type: "error", code: "bad_text", message: "Be kind.", ref }));
            else server.send(frame);
        });
    });
    await jane.page.reload();
    await jane.says("rude");
    await jane.page.getByText("Not sent: Be kind.").waitFor();
    await jane.page.getByRole("button", { name: "Edit again" }).click();
    assert.equal(await jane.field.inputValue(), "rude");
    await jane.says("kind");
    await jane.sees("kind");
    assert.deepEqual(await jane.words(), ["kind"]);
});

test("news is announced, older messages are not", async () => {
    const jane = await fixture.enter("jane@example.com");
    await jane.says("old");
    await jane.sees("old");
    const fred = await fixture.enter("fred@example.com");
    await fred.sees("old");
    await jane.says("new");
    await fred.page.locator("#announcer").getByText("jane: new").waitFor();
    assert.equal(await fred.page.locator("#announcer").getByText("old").count(), 0);
    assert.match(await fred.page.locator("#notice").textContent(), /in the clear.*runs this server can read/);
});
