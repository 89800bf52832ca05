// The page of step 6 in a real browser: two people compare their safety number.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";

import { holdableCrypto } from "./held-crypto.mjs";
import { openFixture, spoilPeople } from "./step-6-chat-fixture.mjs";

const fixture = openFixture();
const [janeAddress, maryAddress] = ["jane@example.com", "mary@example.com"];

async function numberOf(person, email) {
    await person.compare(email);
    await person.dialog.getByRole("heading", { name: `Safety number with ${email}` }).waitFor();
    return (await person.number.textContent()).trim();
}

async function janeAndMary() {
    const jane = await fixture.enter(janeAddress);
    const mary = await fixture.enter(maryAddress);
    await jane.knowsReaders("2 people can read what you write: you and mary.");
    return [jane, mary];
}

test("both see the same number, and the mark that each sets is kept", async () => {
    const [jane, mary] = await janeAndMary();
    const number = await numberOf(jane, maryAddress);
    assert.match(number, /^[0-9]{5}( [0-9]{5}){11}$/);
    assert.equal(await numberOf(mary, janeAddress), number);
    await jane.button("They are the same").click();
    await mary.button("Close").click();
    await jane.verified(maryAddress).waitFor();
    await jane.page.locator("#people-list .compare:focus").waitFor();
    assert.equal(await mary.verified(janeAddress).count(), 0);
    await jane.reload();
    await jane.verified(maryAddress).waitFor();
    assert.equal(await numberOf(jane, maryAddress), number);
    await jane.dialog.getByText("You have compared it before, and it was the same.").waitFor();
});

test("the mark is lost with the keys, and set again for others", async () => {
    const [jane, mary] = await janeAndMary();
    const number = await numberOf(jane, maryAddress);
    await jane.button("They are the same").click();
    await jane.verified(maryAddress).waitFor();

    await mary.replaceKeys();
    const warning = jane.warning(maryAddress);
    await warning.getByText("You had verified the old ones.").waitFor();
    await jane.item(maryAddress).getByText("not accepted").waitFor();
    assert.equal(await jane.verified(maryAddress).count(), 0);
    const other = await numberOf(mary, janeAddress);
    assert.notEqual(other, number);
    await warning.getByRole("button", { name: "Compare safety numbers with mary@example.com" }).click();
    await jane.dialog.getByText("changed keys, which you have not accepted").waitFor();
    assert.equal((await jane.number.textContent()).trim(), other);
    await jane.button("They are the same").click();
    await warning.getByText("it was the same: you can accept them.").waitFor();
    assert.equal(await jane.verified(maryAddress).count(), 0); // only of keys that count
    await warning.getByRole("button", { name: "Accept the new keys of mary@example.com" }).click();
    await jane.verified(maryAddress).waitFor();

    await jane.replaceKeys(); // the number is of both
    await jane.knowsReaders("2 people can read what you write: you and mary.");
    assert.equal(await jane.verified(maryAddress).count(), 0);
});

test("where a server stands between two, their numbers differ", async () => {
    const mary = await fixture.enter(maryAddress);
    const jane = await fixture.arrive();
    const swapped = randomBytes(32).toString("base64url");
    await spoilPeople(jane, (people) => {
        people.find(({ email }) => email === maryAddress).encryption_key = swapped; // from the beginning
    });
    await jane.page.reload();
    await jane.signUp(janeAddress);
    await jane.knowsReaders("2 people can read what you write: you and mary.");
    const [seen, true_] = [await numberOf(jane, maryAddress), await numberOf(mary, janeAddress)];
    assert.equal(seen.slice(0, 35), true_.slice(0, 35)); // Jane's half
    assert.notEqual(seen.slice(36), true_.slice(36));
    await jane.dialog.getByText("write nothing secret here").waitFor();
});

test("the dialog is left with the keyboard, and closes when its keys are gone", async () => {
    const [jane, mary] = await janeAndMary();
    const button = jane.item(maryAddress).getByRole("button");
    await button.focus();
    await jane.page.keyboard.press("Enter");
    await jane.page.locator("#verify-close:focus").waitFor();
    await mary.page.reload(); // behind it, the list is drawn again
    await jane.item(maryAddress).getByText(", away").waitFor();
    await jane.page.keyboard.press("Escape");
    await jane.page.locator("#people-list .compare:focus").waitFor();
    await mary.unlock();
    await jane.item(maryAddress).getByText(", here").waitFor(); // and again, while the focus is in it
    await jane.page.locator("#people-list .compare:focus").waitFor();
    assert.equal(await jane.verified(maryAddress).count(), 0);

    await jane.page.keyboard.press("Enter");
    await jane.number.waitFor();
    await mary.replaceKeys();
    await jane.warning(maryAddress).waitFor();
    await jane.number.waitFor({ state: "hidden" });
});

test("a number that is ready after its user has left is shown to nobody", async () => {
    const [jane] = await janeAndMary();
    const crypto = await holdableCrypto(jane.page);
    await jane.reload();
    await crypto.hold("deriveBits", 2);
    await jane.compare(maryAddress);
    await crypto.held();
    await jane.button("Log out").click();
    await jane.email.waitFor();
    const before = await jane.page.content();
    await crypto.release();
    assert.equal(await jane.page.content(), before);
});
