// The ending: Jane and Mary in two browsers and Fred in a terminal, all three reading each other, and
// what may come between them. One story: each test goes on where the one before has ended.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openScene } from "./scene.mjs";
import { fred, jane, logIn, mary, otto, signUp } from "./people.mjs";

let scene;
let janes, marys; // their windows
let freds; // his terminal

before(async () => {
    scene = await openScene();
});
after(() => scene?.ends());

async function joins(who) {
    const page = await scene.arrives();
    await page.register(who.email, who.password);
    await page.choose(who.passphrase);
    await page.field.waitFor();
    return page;
}

/** Each of the three writes once, and all three read it. */
async function allReadEachOther(about) {
    const writers = [
        ["jane", (words) => janes.says(words)],
        ["mary", (words) => marys.says(words)],
        ["fred", (words) => freds.type(words)],
    ];
    for (const [name, says] of writers) {
        const words = `${name} ${about}`;
        await says(words);
        await janes.sees(words);
        await marys.sees(words);
        await freds.expect(`${name}: ${words}`);
    }
}

/** Resolves when `page` shows these words and no others. */
const showsExactly = (page, words) =>
    page.page.waitForFunction(
        (wanted) =>
            [...document.querySelectorAll("#messages > li .words")]
                .map(({ textContent }) => textContent)
                .join("\n") === wanted,
        words.join("\n"),
    );

const accepts = (page, who) =>
    page.page.getByRole("button", { name: `Accept the new keys of ${who.email}` }).click();

/** Resolves when `page` shows one more message that it cannot decrypt than before act(). */
async function cannotRead(page, act) {
    const count = await page.marked("not for me").count();
    await act();
    await page.marked("not for me").nth(count).getByText("This message cannot be decrypted").waitFor();
}

test("Mary reads what is written when she has come, and not what was written before", async () => {
    janes = await joins(jane);
    await janes.says("before Mary came");
    await janes.sees("before Mary came");
    marys = await joins(mary);
    await janes.isAnnounced("mary is new here: 2 people can read what you write.");
    await marys.marked("not for me").getByText("This message cannot be decrypted").waitFor();
    assert.deepEqual(await marys.words(), []);
    freds = scene.chat("--sign-up");
    await signUp(freds, fred);
    await marys.knowsReaders("3 people can read what you write: you, fred and jane.");
    await janes.knowsReaders("3 people can read what you write: you, fred and mary.");
    await allReadEachOther("is here");
});

test("somebody who joins late reads what comes, and not the past", async () => {
    const ottos = await joins(otto);
    await ottos.marked("not for me").nth(3).waitFor();
    assert.deepEqual(await ottos.words(), []);
    await freds.expect("otto@example.com is new here: 4 people can read what you write.");
    await janes.knowsReaders("4 people can read what you write: you, fred, mary and otto.");
    await marys.knowsReaders("4 people can read what you write: you, fred, jane and otto.");
    await allReadEachOther("welcomes Otto");
    await ottos.sees("fred welcomes Otto");
    assert.deepEqual(await ottos.words(), ["jane welcomes Otto", "mary welcomes Otto", "fred welcomes Otto"]);
    await ottos.close();
});

test("a second device unlocks the same keys, and reads what was written to them", async () => {
    const second = await scene.arrives();
    await second.logIn(mary.email, mary.password);
    await second.unlock(mary.passphrase);
    await showsExactly(second, await marys.words());
    await second.knowsReaders("4 people can read what you write: you, fred, jane and otto.");
    await second.says("from my second device");
    await marys.sees("from my second device");
    await janes.sees("from my second device");
    await freds.expect("mary: from my second device");
    await second.close();
});

test("changed keys get nothing until they are accepted", async () => {
    await marys.page.reload();
    await makesNewKeys(marys);
    await marys.marked("not for me").nth(7).waitFor(); // all that was written so far
    await freds.expect("WARNING: the keys of mary@example.com have changed.");
    await janes.warning(mary.email).waitFor();
    await cannotRead(marys, () => janes.says("not for the new keys"));
    await freds.expect("jane: not for the new keys");
    await cannotRead(marys, () => freds.type("not from Fred either"));
    await janes.sees("not from Fred either");

    await accepts(janes, mary);
    freds.type("/accept mary@example.com");
    await freds.expect("The keys of mary@example.com are accepted: 4 people can read what you write.");
    await allReadEachOther("knows the new keys");
    assert.equal((await marys.words()).includes("not for the new keys"), false);
});

/** With "I have lost my passphrase". */
async function makesNewKeys(page) {
    await page.button("I have lost my passphrase").click();
    await page.password.fill(mary.password);
    await page.password.press("Enter");
    await page.choose("another passphrase of mary");
    await page.field.waitFor();
}

test("whoever lost the passphrase reads nothing old, and everything new", async () => {
    freds.type("/quit");
    assert.equal(await freds.end(), 0);
    freds = scene.chat();
    await losesThePassphrase(freds);
    const shown = freds.shown();
    assert.ok(shown.includes("This message cannot be decrypted"), shown);
    assert.equal(shown.includes("welcomes Otto"), false, shown);
    for (const page of [janes, marys]) {
        await page.warning(fred.email).waitFor();
        await accepts(page, fred);
        await page.warning(fred.email).waitFor({ state: "detached" });
    }
    await allReadEachOther("knows Fred's new keys");
});

async function losesThePassphrase(chat) {
    for (const [question, answer] of [
        ["Log in (l), or sign up (s)? ", "l"],
        ["E-mail address: ", fred.email],
        ["Password: ", fred.password],
        ["Passphrase, or just Enter if you have lost it: ", ""],
        ["or just Enter to go back: ", fred.password],
        ["Choose a passphrase, 8 characters or more: ", fred.passphrase],
        ["Once more: ", fred.passphrase],
    ]) {
        await chat.expect(question);
        chat.type(answer);
    }
    await chat.expect("/help shows what you can do here.");
}

test("a message that was tampered with is refused by the page and by the terminal", async () => {
    await janes.says("worth tampering with");
    await freds.expect("jane: worth tampering with");
    scene.sql(
        "UPDATE messages SET envelope = substr(envelope, 1, length(envelope) - 100) || CASE " +
            "substr(envelope, -100, 1) WHEN 'A' THEN 'B' ELSE 'A' END || substr(envelope, -99) " +
            "WHERE id = (SELECT max(id) FROM messages)",
    );
    await janes.page.reload();
    await janes.unlock(jane.passphrase);
    await janes.marked("damaged").getByText("This message is damaged").waitFor();
    await janes.sees("fred knows Fred's new keys");
    assert.equal((await janes.words()).includes("worth tampering with"), false);

    freds.type("/quit");
    assert.equal(await freds.end(), 0);
    freds = scene.chat();
    const history = await logIn(freds, fred);
    assert.ok(history.includes("This message was damaged"), history);
    assert.equal(history.includes("worth tampering with"), false, history);
    assert.ok(history.includes("mary: mary knows Fred's new keys"), history);
});

test("a dishonest server reads nothing before its keys are accepted, and everything after", async () => {
    const liar = await scene.restart("--dishonest");
    await janes.warning(mary.email).waitFor();
    await freds.expect("WARNING: the keys of mary@example.com have changed.");
    await janes.says("nothing for the server");
    await freds.expect("jane: nothing for the server");
    freds.type("nor from Fred");
    await janes.sees("nor from Fred");

    await accepts(janes, mary);
    await janes.says("read by the server");
    // The first that it has read: its lines come in the order of the messages.
    assert.equal(
        await liar.printed("The server has read"),
        "The server has read what jane@example.com wrote: read by the server",
    );

    await scene.restart();
    await freds.expect("mary@example.com again has the keys that you accepted");
    await janes.warning(mary.email).waitFor();
    await accepts(janes, mary);
    await allReadEachOther("is glad");
});
