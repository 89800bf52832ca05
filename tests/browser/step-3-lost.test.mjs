// A key of step 3 that is lost, replaced, or made twice.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";
import { goodPassphrase, openWithKeys } from "./step-3-page.mjs";

const fixture = openFixture({ program: "step-3-reference", open: openWithKeys });

test("a lost passphrase costs a new key, which needs the password and is seen by all", async () => {
    const jane = await fixture.enter("jane@example.com");
    const fred = await fixture.enter("fred@example.com");
    const old = await fred.fingerprintOf("jane@example.com");

    await jane.button("Log out").click();
    await jane.logIn("jane@example.com");
    await jane.button("I have lost my passphrase").click();
    await jane.page.getByText("stays unreadable for you, for good").waitFor();
    await jane.page.getByText("Everybody here sees that your key has changed").waitFor();
    await jane.password.fill("another password");
    await jane.password.press("Enter");
    await jane.isToldAt("password", "Wrong password"); // the page knows with which one she came in
    await jane.button("Back to unlocking").click();
    await jane.title("Unlock your key").waitFor();

    await jane.page.reload(); // and now it does not
    await jane.button("I have lost my passphrase").click();
    await jane.password.fill("another password");
    await jane.password.press("Enter");
    await jane.choose("a new passphrase");
    await jane.isToldAt("password", "not your password");
    assert.equal(await fred.fingerprintOf("jane@example.com"), old);
    await jane.password.fill("correct horse");
    await jane.password.press("Enter");
    await jane.choose("correct horse");
    await jane.isToldAt("passphrase", "your password");
    await jane.choose("a new passphrase");
    await jane.field.waitFor();

    await fred.page.locator("#key-news").getByText("The key of jane@example.com has changed").waitFor();
    const fresh = await jane.fingerprintOf("jane@example.com");
    assert.notEqual(fresh, old);
    assert.equal(await fred.fingerprintOf("jane@example.com"), fresh);
    assert.equal(await jane.page.locator("#key-news p").count(), 0); // she knows
    await fred.page.reload(); // what he has not acknowledged is said again
    await fred.unlock();
    await fred.page.locator("#key-news").getByText(fresh).waitFor();
    await fred.button("I have seen it").click();
    assert.equal(await fred.page.locator("#key-news p, #people-list .changed").count(), 0);
    await fred.page.reload();
    await fred.unlock();
    await fred.field.waitFor();
    assert.equal(await fred.fingerprintOf("jane@example.com"), fresh);
    assert.equal(await fred.page.locator("#key-news p").count(), 0);

    await jane.page.reload();
    await jane.unlock();
    await jane.isToldAt("passphrase", "Wrong passphrase");
    await jane.unlock("a new passphrase");
    await jane.field.waitFor();
});

test("whoever's key is replaced in another browser hears of it", async () => {
    const jane = await fixture.enter("jane@example.com");
    const other = await fixture.arrive();
    await other.logIn("jane@example.com");
    await other.button("I have lost my passphrase").click();
    await other.password.fill("correct horse");
    await other.password.press("Enter");
    await other.choose("a new passphrase");
    await jane.page.locator("#key-news").getByText("Your own key has been replaced").waitFor();
});

test("two windows make a key: the second unlocks what the first has made", async () => {
    const jane = await fixture.arrive();
    await jane.register("jane@example.com");
    const other = await jane.context.newPage();
    await other.goto(fixture.server.url);
    await other.getByRole("textbox", { name: "Passphrase" }).fill(goodPassphrase);
    await other.getByRole("textbox", { name: "Type it again" }).fill(goodPassphrase);
    await other.keyboard.press("Enter");
    await other.getByRole("textbox", { name: "Message" }).waitFor();
    await jane.choose("some other passphrase");
    await jane.title("Unlock your key").waitFor();
    await jane.unlock();
    await jane.field.waitFor();
});
