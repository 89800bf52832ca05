// The page of step 6 in a real browser: somebody's keys are others than before.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";

import { openFixture, spoilPeople } from "./step-6-chat-fixture.mjs";

const fixture = openFixture();
const maryAddress = "mary@example.com";

const accept = (person, email = maryAddress) =>
    person.page.getByRole("button", { name: `Accept the new keys of ${email}` }).click();

test("nothing is encrypted to changed keys, nor read from them, until they are accepted", async () => {
    const jane = await fixture.enter("jane@example.com");
    const fred = await fixture.enter("fred@example.com");
    const mary = await fixture.enter(maryAddress);
    await jane.knowsReaders("3 people can read what you write: you, fred and mary.");
    await mary.says("with the first keys");
    await jane.sees("with the first keys");

    await mary.replaceKeys();
    const warning = jane.warning(maryAddress);
    await warning.getByText("The keys of mary@example.com have changed.").waitFor();
    await warning
        .getByText("Nothing more is encrypted to this address until you accept the new ones.")
        .waitFor();
    await jane.knowsReaders("2 people can read what you write: you and fred. Not mary: changed keys.");
    await jane.item(maryAddress).getByText("not accepted").waitFor();
    await jane.says("not for Mary");
    await fred.sees("not for Mary");
    await mary.marked("not for me").nth(1).waitFor(); // the first is of her first keys

    await mary.says("with the new keys");
    await jane.marked("not accepted").getByText("which you have not accepted").waitFor();
    assert.deepEqual(await jane.words(), ["with the first keys", "not for Mary"]);
    await jane.reload(); // the warning stays
    await jane.warning(maryAddress).waitFor();
    await jane.marked("not accepted").first().waitFor();
    assert.equal(await jane.marked("not accepted").count(), 1);

    await accept(jane);
    await jane.sees("with the new keys");
    await jane.knowsReaders("3 people can read what you write: you, fred and mary.");
    assert.equal(await jane.warning(maryAddress).count(), 0);
    assert.equal(await jane.item(maryAddress).locator(".not-accepted").count(), 0);
    await jane.says("for Mary again");
    await mary.sees("for Mary again");
    await fred.warning(maryAddress).waitFor(); // what Jane accepts, Fred does not
    await jane.reload();
    await jane.sees("for Mary again");
    assert.deepEqual(await jane.words(), [
        "with the first keys",
        "not for Mary",
        "with the new keys",
        "for Mary again",
    ]);
    assert.equal(await jane.warning(maryAddress).count(), 0);
});

test("what was written while one was away counts with the keys of its time", async () => {
    const jane = await fixture.enter("jane@example.com");
    const mary = await fixture.enter(maryAddress);
    await jane.knowsReaders("2 people can read what you write: you and mary.");
    await mary.knowsReaders("2 people can read what you write: you and jane.");
    await jane.page.goto("about:blank");
    await mary.says("with the first keys, unheard");
    await mary.sees("with the first keys, unheard");
    await mary.replaceKeys();
    await mary.says("with the new keys, unheard");
    await mary.sees("with the new keys, unheard");
    await jane.page.goto(fixture.url());
    await jane.unlock();
    await jane.sees("with the first keys, unheard");
    await jane.marked("not accepted").waitFor();
    await accept(jane);
    await jane.sees("with the new keys, unheard");
    assert.deepEqual(await jane.words(), ["with the first keys, unheard", "with the new keys, unheard"]);
    assert.equal(await jane.marked("forged").count(), 0);
});

test("whoever signs with the old keys after others were accepted is a forger", async () => {
    const jane = await fixture.enter("jane@example.com");
    const mary = await fixture.enter(maryAddress);
    await mary.says("one");
    await jane.sees("one");
    const thief = await fixture.arrive(); // who knows her passphrase, and has a tab with her first keys
    await thief.logIn(maryAddress);
    await thief.unlock();
    await thief.knowsReaders("2 people can read what you write: you and jane.");
    await mary.replaceKeys();
    await jane.warning(maryAddress).waitFor();
    await accept(jane);
    await thief.says("Send me your money");
    await jane.marked("forged").getByText("This message is forged").waitFor();
    assert.deepEqual(await jane.words(), ["one"]);
});

test("a server that swaps keys reads nothing, and a warning goes when the keys are right again", async () => {
    const jane = await fixture.enter("jane@example.com");
    const mary = await fixture.enter(maryAddress);
    await jane.knowsReaders("2 people can read what you write: you and mary.");
    const swapped = randomBytes(32);
    let isDishonest = true;
    await spoilPeople(jane, (people) => {
        const found = people.find(({ email }) => email === maryAddress);
        if (isDishonest && found) found.encryption_key = swapped.toString("base64url");
    });
    await jane.reload();
    await jane.warning(maryAddress).waitFor();
    await jane.knowsReaders("Only you can read what you write. Not mary: changed keys.");
    await jane.says("a secret");
    await jane.sees("a secret");
    const sent = Buffer.from(fixture.sql("SELECT envelope FROM messages").trim(), "base64url");
    assert.equal(sent.readUInt16BE(17), 1);
    assert.equal(sent.indexOf(swapped), -1);

    isDishonest = false;
    await mary.reload(); // so that the server shows her again
    await jane.knowsReaders("2 people can read what you write: you and mary.");
    assert.equal(await jane.warning(maryAddress).count(), 0);
    await jane.says("for Mary");
    await mary.sees("for Mary");
});

test("one's own keys are those that were unlocked, whatever the server shows", async () => {
    const jane = await fixture.enter("jane@example.com");
    const mary = await fixture.enter(maryAddress);
    await jane.knowsReaders("2 people can read what you write: you and mary.");
    await spoilPeople(jane, (people) => {
        const janes = people.find(({ email }) => email === "jane@example.com");
        if (janes) janes.encryption_key = randomBytes(32).toString("base64url");
    });
    await jane.reload();
    await jane.page.locator("#key-news").getByText("Your own key has been replaced").waitFor();
    assert.equal(await jane.warning("jane@example.com").count(), 0);
    await jane.says("to both of us");
    await mary.sees("to both of us");
    await jane.sees("to both of us");
});

test("after the server has begun anew, accepted keys count from its first row", async () => {
    const jane = await fixture.enter("jane@example.com");
    await fixture.enter(maryAddress);
    await jane.knowsReaders("2 people can read what you write: you and mary.");
    for (const words of ["one", "two", "three"]) {
        await jane.says(words);
        await jane.sees(words);
    }
    await fixture.beginAnew();
    await jane.email.waitFor();
    await jane.button("Create an account").click();
    await jane.email.fill("jane@example.com");
    await jane.password.fill("correct horse");
    await jane.password.press("Enter");
    await jane.button("Make a new key all the same").click();
    await jane.choose("three blind mice");
    await jane.field.waitFor();
    const mary = await fixture.enter(maryAddress);
    await jane.warning(maryAddress).waitFor();
    await mary.says("hello again");
    await jane.marked("not accepted").waitFor();
    await accept(jane);
    await jane.sees("hello again");
    assert.equal(fixture.sql("SELECT max(id) FROM messages").trim(), "1");
});
