// A server that denies that its user has a locked keypair, so that the user makes another one: what
// was encrypted to the first is lost, and everybody is warned of changed keys.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openWithTrust } from "../browser/step-6-chat-fixture.mjs";
import { answering, openLyingFixture, together } from "./lying-server.mjs";

const fixture = openLyingFixture({ program: "step-6-reference", open: openWithTrust });
const jane = "jane@example.com";

/** As above. `published` is where it notes what it is given to keep. */
const denying = (published) =>
    together(
        answering("GET", "/api/me", (account) => {
            delete account.locked_keypair;
        }),
        {
            asks({ method, path, body }) {
                if (method === "PUT" && path === "/api/keys/me") published.push(body);
            },
        },
    );

test("the terminal makes no second keypair for a script", async () => {
    assert.equal(await fixture.chat(jane).leaves(), 0);
    const published = [];
    fixture.lies = denying(published);
    const again = fixture.chat(jane, { signUp: false });
    assert.equal(await again.leaves(), 2);
    assert.match(again.notes(), /^You had keys at this server, and now it says that it has none of yours\./);
    assert.deepEqual(published, []);
});

for (const [what, forget] of [
    ["a browser that knows its key", () => {}],
    ["one that knows only whose keys it trusts", (me) => localStorage.removeItem(`key of ${me}`)],
])
    test(`the page asks before it makes a second keypair: ${what}`, async () => {
        const person = await fixture.pageOf();
        await person.signUp(jane);
        await person.knowsReaders("Only you can read what you write.");
        await person.page.evaluate(forget, jane);
        const published = [];
        fixture.lies = denying(published);
        await person.page.reload();
        await person.title("Your key is gone").waitFor();
        assert.equal(await person.again.isVisible(), false);
        await person.button("Leave").click();
        await person.page.getByRole("alert").getByText("No new key was made.").waitFor();
        assert.deepEqual(published, []);

        fixture.lies = {};
        await person.logIn(jane);
        await person.unlock();
        await person.field.waitFor();
    });

test("the page makes one for a user who says so", async () => {
    const person = await fixture.pageOf();
    await person.signUp(jane);
    fixture.sql("DELETE FROM keypairs");
    await person.page.reload();
    await person.button("Make a new key all the same").click();
    await person.choose("three new blind mice");
    await person.field.waitFor();
    await person.page.locator("#trust-news .own-keys").waitFor();
});
