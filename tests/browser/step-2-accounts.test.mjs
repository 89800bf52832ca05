// Accounts on the page of step 2: who comes in, who goes out, and who stays.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";

const fixture = openFixture();

test("sign up, reload, log out, log in", async () => {
    const jane = await fixture.arrive();
    await jane.signUp(" Jane@Example.COM ");
    assert.equal(await jane.page.locator("#me").textContent(), "jane@example.com");
    await jane.says("Hello");
    await jane.sees("Hello");

    await jane.page.reload();
    await jane.sees("Hello");
    assert.deepEqual(await jane.lines(), ["jane: Hello"]);

    await jane.page.getByRole("button", { name: "Log out" }).click();
    await jane.email.waitFor();
    assert.equal(await jane.page.getByText("Hello", { exact: true }).count(), 0);
    await jane.page.reload();
    await jane.email.waitFor();

    await jane.logIn("jane@example.com");
    await jane.sees("Hello");
    assert.equal(await jane.password.count(), 0);
});

test("what cannot be is said beside the field", async () => {
    const jane = await fixture.enter("jane@example.com");
    await jane.page.getByRole("button", { name: "Log out" }).click();
    const described = async (field, words) => {
        await jane.page.locator(`#${field}-error`).filter({ hasText: words }).waitFor();
        assert.equal(await jane.page.evaluate(() => document.activeElement.id), field);
        assert.equal(await jane.page.locator(`#${field}`).getAttribute("aria-invalid"), "true");
    };
    await jane.logIn("jane@example.com", "wrong password");
    await described("password", /wrong|fit|match|log in/i);
    await jane.logIn("", "correct horse");
    await described("email", "missing");

    await jane.page.getByRole("button", { name: "Create an account" }).click();
    await jane.logIn("jane@example.com");
    await described("email", /account|taken/i);
    await jane.logIn("not an address");
    await described("email", /address/i);
    await jane.logIn("new@example.com", "short");
    await described("password", "too short");
    await jane.logIn("new@example.com", "a".repeat(257));
    await described("password", "too long");
});

test("logging out ends the session in the other window, too", async () => {
    const jane = await fixture.enter("jane@example.com");
    const other = await jane.context.newPage();
    await other.goto(fixture.server.url);
    await other.getByRole("button", { name: "Log out" }).click();
    await jane.page.getByText("You are not logged in any more.").waitFor();
    assert.equal(await jane.field.count(), 0);
});

/** From now on, the page gets the answer to its logging out only when letAnswerThrough() is called. */
async function holdLogOut(page) {
    await page.evaluate(() => {
        const fetchNow = window.fetch;
        window.fetch = async (path, request) => {
            const answer = await fetchNow(path, request);
            if (request.method !== "DELETE") return answer;
            return new Promise((resolve) => {
                window.letAnswerThrough = () => resolve(new Response(null, { status: answer.status }));
            });
        };
    });
}

test("an answer to logging out that comes late changes nothing for whoever is next", async () => {
    const jane = await fixture.enter("jane@example.com");
    await holdLogOut(jane.page);
    await jane.page.getByRole("button", { name: "Log out" }).click();
    await jane.page.getByText("You are not logged in any more.").waitFor(); // the session has ended

    const fred = jane; // at the same screen
    await fred.page.getByRole("button", { name: "Create an account" }).click();
    await fred.page.evaluate(async () => {
        window.letAnswerThrough();
        for (let i = 0; i < 3; ++i) await new Promise((resolve) => setTimeout(resolve));
    });
    assert.equal(await fred.page.locator("#login-title").textContent(), "Create an account");
});

test("what was sent without a connection is asked about before it is thrown away", async () => {
    const jane = await fixture.enter("jane@example.com");
    await fixture.server.stop();
    await jane.isTold("The connection is lost");
    await jane.says("Does anybody hear me?");
    await jane.page.locator("#unsent").getByText("Does anybody hear me?").waitFor();
    await jane.page.getByRole("button", { name: "Log out" }).click();
    await jane.page.getByRole("dialog").getByRole("button", { name: "Stay" }).click();
    await fixture.restart();
    await jane.sees("Does anybody hear me?");
});
