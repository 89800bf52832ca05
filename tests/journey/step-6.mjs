// Step 6 as its guide tells it: Mary joins, and a server that lies is caught.

import assert from "node:assert/strict";

import { openWithTrust } from "../browser/step-6-chat-fixture.mjs";
import { fred, jane, logIn, mary } from "./people.mjs";
import { solve, stepsOf, watchOnce } from "./solving.mjs";

export async function play({ learner, guide, browser, step }) {
    await watchOnce(learner, guide.take("Two ways to notice", "watch 6"), step);
    for (const todo of ["6.1", "6.2", "6.3", "6.4", "6.5"]) await solve(learner, todo);
    assert.ok((await stepsOf(learner)).every(({ state }) => state === "green"));

    const server = await learner.serves(guide.take("Mary joins", "run 6"));
    assert.ok(server.shown().includes(learner.publicUrl));
    const janes = await openWithTrust(browser, learner.publicUrl);
    const marys = await openWithTrust(browser, learner.publicUrl);
    await maryJoins({ janes, marys });
    const chat = learner.opens(guide.take("Mary joins", "chat"));
    await fredJoins({ chat, janes, marys });
    await compare({ guide, chat, marys });
    await server.stop();

    const liar = await learner.serves(guide.take("A server that lies", "--dishonest"));
    await pinsNotice({ liar, chat, janes, marys });
    await janeAccepts({ guide, liar, janes, marys });
    assert.deepEqual(await halvesAlike({ janes, marys }), [true, false]);
    await liar.stop();

    const honest = await learner.serves(guide.take("A server that lies", "run 6"));
    await allIsWell({ chat, janes, marys });
    chat.type("/quit");
    assert.equal(await chat.end(), 0);
    for (const person of [janes, marys]) {
        assert.deepEqual(person.complaints, []);
        await person.close();
    }
    await honest.stop();
}

async function maryJoins({ janes, marys }) {
    await janes.logIn(jane.email, jane.password);
    await janes.unlock(jane.passphrase);
    await janes.readers.getByText("3 people can read what you write: you, fred and otto.").waitFor();
    await janes.button("I have seen it").click();
    await janes.says("Before Mary came");
    await janes.sees("Before Mary came");

    await marys.register(mary.email, mary.password);
    await marys.choose(mary.passphrase);
    await marys.field.waitFor();
    await janes.isAnnounced("mary is new here: 4 people can read what you write.");
    await marys.says("Here I am");
    await janes.sees("Here I am");
    await janes.says("Welcome, Mary");
    await marys.sees("Welcome, Mary");
    await marys.marked("not for me").first().waitFor();
    assert.deepEqual((await marys.words()).slice(-2), ["Here I am", "Welcome, Mary"]);
    assert.equal((await marys.words()).includes("Before Mary came"), false);
    for (const page of [janes, marys])
        for (const [name, words] of [
            ["mary", "Here I am"],
            ["jane", "Welcome, Mary"],
        ])
            await page
                .marked("readable")
                .filter({ hasText: words })
                .locator(".sender")
                .getByText(name)
                .waitFor();
}

async function fredJoins({ chat, janes, marys }) {
    await logIn(chat, fred);
    chat.type("Fred is here, too");
    for (const page of [janes, marys]) await page.sees("Fred is here, too");
    for (const [page, name] of [
        [janes, "jane"],
        [marys, "mary"],
    ]) {
        await page.says(`${name} can be read`);
        await chat.expect(`${name}: ${name} can be read`);
    }
    await marys.sees("jane can be read");
    await janes.sees("mary can be read");
    await chat.expect("4 readers > ");
    chat.type("/readers");
    await chat.expect("These people can read what you write:");
    for (const who of [fred, jane, mary]) await chat.expect(who.email);
}

/** The groups of digits in `page`'s dialog with `email`. */
async function numberIn(page, email) {
    await page.compare(email);
    await page.number.waitFor(); // until it is shown, there may be that of an earlier comparison
    const number = await page.number.textContent();
    await page.button("Close").click();
    return number.trim().split(" ");
}

async function compare({ guide, chat, marys }) {
    chat.type(guide.take("Mary joins", "/verify "));
    await chat.expect("Your safety number with mary@example.com:\n");
    await chat.expect("\n");
    const number = chat.shown().match(/-- Your safety number with[^\n]*\n\s*([\d ]+)\n/)[1];
    await marys.compare(fred.email);
    assert.equal((await marys.number.textContent()).trim(), number.trim());
    assert.match(number.trim(), /^(\d{5} ){11}\d{5}$/);
    await marys.button("They are the same").click();
    await marys.verified(fred.email).waitFor();

    chat.type(guide.take("Mary joins", "/verified "));
    await chat.expect("mary@example.com is verified");
    chat.type("/who");
    await chat.expect("mary@example.com (verified)");
}

async function pinsNotice({ liar, chat, janes, marys }) {
    assert.ok(liar.shown().includes("a key of its own in place of mary@example.com's"));
    await janes.warning(mary.email).getByText("The keys of mary@example.com have changed.").waitFor();
    await janes.warning(mary.email).getByText("Nothing more is encrypted to this address").waitFor();
    await marys.page.locator("#key-news").getByText("Your own key has been replaced").waitFor();
    await chat.expect("WARNING: the keys of mary@example.com have changed.");
    await chat.expect("You had verified those of mary@example.com");
    await maryCannotRead(marys, () => janes.says("Not for the server"));
    await chat.expect("jane: Not for the server");
    assert.equal(liar.shown().includes("Not for the server"), false);
    assert.equal(liar.shown().includes("has read"), false);
}

async function janeAccepts({ guide, liar, janes, marys }) {
    await janes.page.getByRole("button", { name: `Accept the new keys of ${mary.email}` }).click();
    await janes.warning(mary.email).waitFor({ state: "detached" });
    await maryCannotRead(marys, () => janes.says("Meet me at noon"));
    await liar.expect(guide.take("A server that lies", "The server has read").trim());
}

async function maryCannotRead(marys, whatIsSaid) {
    const unread = await marys.marked("not for me").count();
    await whatIsSaid();
    await marys.marked("not for me").nth(unread).getByText("This message cannot be decrypted").waitFor();
}

/** Whether the two halves of the safety number of Jane and Mary are the same in both windows. */
async function halvesAlike({ janes, marys }) {
    const [hers, theirs] = [await numberIn(janes, mary.email), await numberIn(marys, jane.email)];
    const half = (number, from) => number.slice(from, from + 6).join(" ");
    return [0, 6].map((from) => half(hers, from) === half(theirs, from));
}

async function allIsWell({ chat, janes, marys }) {
    await chat.expect("mary@example.com again has the keys that you accepted");
    await janes.warning(mary.email).waitFor();
    assert.deepEqual(await halvesAlike({ janes, marys }), [true, true]);
    await janes.compare(mary.email);
    await janes.button("They are the same").click();
    await janes.page.getByRole("button", { name: `Accept the new keys of ${mary.email}` }).click();
    await janes.verified(mary.email).waitFor();
    await janes.says("All is well");
    await marys.sees("All is well");
    for (const words of ["Before Mary came", "Not for the server", "Meet me at noon"])
        assert.equal((await marys.words()).includes(words), false);
}
