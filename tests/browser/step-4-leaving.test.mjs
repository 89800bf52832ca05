// Somebody logs out while the page is still working something out: what comes of it comes to nobody.

import assert from "node:assert/strict";
import { test } from "node:test";

import { holdableCrypto } from "./held-crypto.mjs";
import { openFixture } from "./step-2-chat-fixture.mjs";
import { openWithKeys } from "./step-3-page.mjs";

const fixture = openFixture({ program: "step-4-reference", open: openWithKeys });

/** Jane in the channel, at a page with holdableCrypto(), as `crypto`. */
async function enterJane() {
    const jane = await fixture.arrive();
    jane.crypto = await holdableCrypto(jane.page);
    await jane.page.reload();
    await jane.signUp("jane@example.com");
    await jane.page.getByText("1 of 1 here").waitFor();
    return jane;
}

async function logOut(person) {
    await person.button("Log out").click();
    await person.email.waitFor();
}

/** Lets the answers through, and looks whether the page is still as it was. */
async function assertNothingComes({ page, crypto }) {
    const before = await page.content();
    await crypto.release();
    assert.equal(await page.content(), before);
}

test("who there is", async () => {
    const jane = await enterJane();
    await fixture.enter("fred@example.com");
    await jane.page.getByText("2 of 2 here").waitFor();
    await jane.page.locator('#people-list li[title="fred@example.com"] .fresh').waitFor();
    await jane.crypto.hold("digest", 2); // two fingerprints
    const mary = await fixture.arrive();
    await mary.register("mary@example.com"); // has no keys yet
    await jane.crypto.held();
    await logOut(jane);
    await assertNothingComes(jane);
});

test("a message that is not shown yet", async () => {
    const jane = await enterJane();
    await jane.crypto.hold("decrypt", 3); // as it was sent, as it was accepted, and as a row
    await jane.says("a secret");
    await jane.crypto.held();
    await logOut(jane);
    await assertNothingComes(jane);
});

test("a message that is not sealed yet", async () => {
    const jane = await enterJane();
    await jane.crypto.hold("sign", 2); // what is being typed is kept as an envelope, too
    await jane.says("too late");
    await jane.crypto.held();
    await jane.button("Log out").click();
    await jane.page.getByRole("dialog").getByRole("button", { name: "Log out" }).click();
    await jane.email.waitFor();

    const fred = jane; // at the same screen
    await fred.email.fill("");
    await fred.signUp("fred@example.com");
    await fred.field.fill("Fred's own words");
    await fred.crypto.release();
    assert.equal(await fred.field.inputValue(), "Fred's own words");
    assert.equal(await fred.page.locator("#unsent > li").count(), 0);
    assert.equal(await fred.page.evaluate(() => sessionStorage.getItem("unsent of jane@example.com")), null);
});
