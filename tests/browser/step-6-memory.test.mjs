// The page of step 6 in a real browser: what it remembers of whose keys are trusted.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-6-chat-fixture.mjs";

const fixture = openFixture();
const [janeAddress, maryAddress] = ["jane@example.com", "mary@example.com"];
const both = "2 people can read what you write: you and mary.";

async function janeAndMary() {
    const jane = await fixture.enter(janeAddress);
    const mary = await fixture.enter(maryAddress);
    await jane.knowsReaders(both);
    await jane.button("I have seen it").click();
    return [jane, mary];
}

test("whose keys count is remembered for each account, also after logging out", async () => {
    const [jane, mary] = await janeAndMary();
    await jane.button("Log out").click();
    await jane.signUp("fred@example.com"); // somebody else at the same browser
    await jane.isAnnounced(
        "You are meeting jane and mary for the first time: 3 people can read what you write.",
    );
    await jane.button("Log out").click();
    await mary.replaceKeys();
    await jane.logIn(janeAddress);
    await jane.unlock();
    await jane.warning(maryAddress).waitFor();
    await jane.isAnnounced("fred is new here: 2 people can read what you write.");
});

const spoiled = (change) => (text) => {
    const storage = JSON.parse(text);
    change(storage);
    return JSON.stringify(storage);
};
const damages = {
    "half of it": (text) => text.slice(0, text.length / 2),
    "nothing at all": () => "",
    "another version": spoiled((storage) => {
        storage.version = 3;
    }),
    "no pins": spoiled((storage) => {
        delete storage.pinned;
    }),
    "pins of nothing": spoiled((storage) => {
        storage.pinned[0][1] = [];
    }),
    "a key that is cut": spoiled((storage) => {
        const keys = storage.pinned[0][1][0][1];
        keys.signing_key = keys.signing_key.slice(1);
    }),
    "an address that is none": spoiled((storage) => {
        storage.pinned[0][0] = "Mary";
    }),
    "rows out of order": spoiled((storage) => {
        storage.pinned[0][1].push([0, storage.pinned[0][1][0][1]]);
    }),
    "one address twice": spoiled((storage) => {
        storage.pinned.push(storage.pinned[0]);
    }),
    "a row that is none": spoiled((storage) => {
        storage.latest = -1;
    }),
};

test("what is damaged is said, trusts nobody, and is put aside when the user says so", async () => {
    const [jane, mary] = await janeAndMary();
    await mary.says("before the damage");
    await jane.sees("before the damage");
    const good = await jane.storage(janeAddress);
    for (const [what, damage] of Object.entries(damages)) {
        await jane.storage(janeAddress, damage(good));
        await jane.reload();
        await jane.page
            .locator("#trust-news .damaged")
            .waitFor()
            .catch(() => assert.fail(what));
        await jane.knowsReaders(
            "Nothing can be sent: this browser's record of other people's keys is damaged.",
        );
        assert.equal(await jane.storage(janeAddress), damage(good), what);
    }
    await jane.says("to whom?");
    await jane.page.getByRole("alert").getByText("Nothing can be sent until you start over.").waitFor();
    await jane.marked("unknown sender").waitFor();
    assert.deepEqual(await jane.words(), []);

    const damaged = await jane.storage(janeAddress);
    await jane.button("Start over").click();
    await jane.isAnnounced("You are meeting mary for the first time: 2 people can read what you write.");
    await jane.sees("before the damage");
    assert.equal(await jane.storage(`${janeAddress}, damaged`), damaged);
    await jane.field.press("Enter");
    await mary.sees("to whom?");
    await jane.reload();
    await jane.knowsReaders(both);
});

test("what a page without own keys in its memory has kept still counts", async () => {
    const [jane, mary] = await janeAndMary();
    const { own, ...storage } = JSON.parse(await jane.storage(janeAddress));
    assert.ok(own);
    await jane.storage(janeAddress, JSON.stringify({ ...storage, version: 1 }));
    await mary.replaceKeys();
    await jane.reload();
    await jane.warning(maryAddress).waitFor();
    assert.deepEqual(JSON.parse(await jane.storage(janeAddress)).own, own);
    assert.equal(await jane.page.locator("#trust-news .own-keys").count(), 0);
});

test("two tabs of an account know the same", async () => {
    const jane = await fixture.enter(janeAddress);
    const tab = await jane.context.newPage();
    await tab.goto(fixture.url());
    await tab.getByRole("textbox", { name: "Passphrase" }).fill("three blind mice");
    await tab.keyboard.press("Enter");
    const mary = await fixture.enter(maryAddress);
    const news = (page, words) => page.locator("#trust-news").getByText(words);
    await Promise.all([jane.page, tab].map((page) => news(page, "mary is new here").waitFor()));
    await jane.button("I have seen it").click();
    await news(tab, "mary is new here").waitFor({ state: "detached" });

    await mary.replaceKeys();
    await mary.says("with the new keys");
    await Promise.all(
        [jane.page, tab].map((page) => news(page, "The keys of mary@example.com have changed.").waitFor()),
    );
    await jane.marked("not accepted").waitFor();
    await tab.getByRole("button", { name: "Accept the new keys of mary@example.com" }).click();
    await jane.sees("with the new keys");
    await jane.knowsReaders(both);
    assert.equal(await jane.warning(maryAddress).count(), 0);
});

for (const [what, forbid] of [
    [
        "that forbids it",
        () =>
            Object.defineProperty(globalThis, "localStorage", {
                get() {
                    throw new DOMException("forbidden", "SecurityError");
                },
            }),
    ],
    [
        "that is full",
        () => {
            Storage.prototype.setItem = () => {
                throw new DOMException("full", "QuotaExceededError");
            };
        },
    ],
]) {
    test(`in a browser ${what}, the page says that it remembers nobody`, async () => {
        const jane = await fixture.arrive();
        await jane.page.addInitScript(forbid);
        await jane.page.reload();
        await jane.signUp(janeAddress);
        const mary = await fixture.enter(maryAddress);
        await jane.page
            .locator("#trust-news .not-kept")
            .getByText("does not let this page store anything")
            .waitFor();
        await jane.knowsReaders(both);
        await mary.replaceKeys(); // until it is closed, it knows
        await jane.warning(maryAddress).waitFor();
        await mary.says("with the new keys");
        await jane.marked("not accepted").waitFor();
        await jane.page.getByRole("button", { name: "Accept the new keys of mary@example.com" }).click();
        await jane.sees("with the new keys");
        await jane.page.reload();
        await jane.page.getByRole("alert").getByText("This browser does not know your address.").waitFor();
        await jane.logIn(janeAddress);
        await jane.unlock();
        await jane.isAnnounced("You are meeting mary for the first time: 2 people can read what you write.");
        await jane.page.locator("#trust-news .not-kept").waitFor();
    });
}
