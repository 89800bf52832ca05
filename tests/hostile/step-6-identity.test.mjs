// A server that calls its user by another name. Clients remember trusted keys under the user's address.
// If the server could choose that address, the client would begin with an empty memory, and the server's
// own keys in Mary's place would merely be new.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";

import { openWithTrust } from "../browser/step-6-chat-fixture.mjs";
import { answering, framing, openLyingFixture, together } from "./lying-server.mjs";

const fixture = openLyingFixture({ program: "step-6-reference", open: openWithTrust });
const [jane, mary] = ["jane@example.com", "mary@example.com"];

const others = {
    "a Cyrillic letter": "j\u0430ne@example.com",
    "another case": "Jane@example.com",
    "a space without width": "jane\u200b@example.com",
    "somebody else": "fred@example.com",
    nothing: "",
};
const rename = (to) => (value) => {
    value.email = to;
};
const places = {
    "its answer to the log-in": (to) => answering("POST", "/api/session", rename(to)),
    "its answer about the account": (to) => answering("GET", "/api/me", rename(to)),
    "its welcome": (to) =>
        framing("welcome", (frame) => {
            frame.me = to;
        }),
};
const everywhere = (to) => together(...Object.values(places).map((place) => place(to)));

/** Mary's keys are swapped, in all that lists them. */
function swapping() {
    const key = randomBytes(32).toString("base64url");
    const swap = ({ people }) => {
        const found = people.find(({ email }) => email === mary);
        if (found) found.encryption_key = key;
    };
    return together(answering("GET", "/api/keys", swap), framing("people", swap));
}

const refusal = "The server says that you are not jane@example.com";

const lies = [
    ...Object.entries(others).map(([what, to]) => [`${what}, everywhere`, everywhere(to)]),
    ...Object.entries(places).map(([where, place]) => [
        `a Cyrillic letter in ${where}`,
        place(others["a Cyrillic letter"]),
    ]),
];

test("in the terminal, a server that says who one is is left", async () => {
    await fixture.enter(mary);
    const first = fixture.chat(jane);
    await first.isTold("mary@example.com is new here");
    assert.equal(await first.leaves(), 0);
    fixture.sent.length = 0;
    for (const [what, lie] of lies) {
        fixture.lies = together(lie, swapping());
        const again = fixture.chat(jane, { signUp: false });
        again.says("a secret");
        assert.equal(await again.leaves(), 2, what);
        assert.match(again.notes(), new RegExp(refusal), what);
        assert.doesNotMatch(again.notes(), /is new here/, what);
        assert.deepEqual(fixture.sent, [], what);
    }
    fixture.lies = swapping(); // and what it remembers is as it was
    const last = fixture.chat(jane, { signUp: false });
    await last.isTold("WARNING: the keys of mary@example.com have changed.");
    assert.equal(await last.leaves(), 0);
});

test("in the terminal, it is left also at the sign-up, and what is typed may have capitals", async () => {
    fixture.lies = answering("POST", "/api/users", rename(others["a Cyrillic letter"]));
    const person = fixture.chat(jane);
    assert.equal(await person.leaves(), 2);
    assert.match(person.notes(), new RegExp(refusal));
    fixture.lies = {};
    assert.equal(await fixture.chat(" Jane@Example.COM ", { signUp: false }).leaves(), 0);
});

async function janeInPage() {
    const person = await fixture.pageOf();
    await person.signUp(jane);
    return person;
}

test("in the page, a server that says who one is is left", async () => {
    await fixture.enter(mary);
    const person = await janeInPage();
    await person.isAnnounced("You are meeting mary for the first time: 2 people can read what you write.");
    fixture.sent.length = 0;
    for (const [what, lie] of lies) {
        fixture.lies = {};
        await person.page.context().clearCookies();
        await person.page.reload();
        await person.email.waitFor();
        fixture.lies = together(lie, swapping());
        await person.logIn(jane);
        if (what.endsWith("welcome")) await person.unlock();
        await person.page.getByRole("alert").getByText(refusal).waitFor();
        assert.equal(await person.field.isVisible(), false, what);
        assert.deepEqual(fixture.sent, [], what);
    }
    fixture.lies = swapping();
    await person.page.reload();
    await person.unlock();
    await person.warning(mary).waitFor();
});

test("in the page, it is left when the page is loaded again, and at the sign-up", async () => {
    const person = await janeInPage();
    for (const [what, to] of Object.entries(others)) {
        fixture.lies = everywhere(to);
        await person.page.reload();
        await person.page.getByRole("alert").getByText(refusal).waitFor();
        assert.equal(await person.passphrase.isVisible(), false, what);
    }
    fixture.lies = answering("POST", "/api/users", rename(others["a Cyrillic letter"]));
    await person.button("Create an account").click();
    await person.email.fill("kate@example.com");
    await person.password.fill("correct horse");
    await person.password.press("Enter");
    await person.page.getByRole("alert").getByText("not kate@example.com").waitFor();
    assert.equal(await person.again.isVisible(), false);
});

/** The proxy lets Jane's log-in as `typed` pass, and calls her by that name. */
const mistyping = (typed) =>
    together(
        {
            asks(asked) {
                asked.body = asked.body.replace(typed, jane);
            },
        },
        answering("POST", "/api/session", rename(typed)),
        everywhere(typed),
        swapping(),
    );

test("whoever mistypes the address is not somebody without a memory", async () => {
    await fixture.enter(mary);
    const person = await janeInPage();
    await person.isAnnounced("You are meeting mary for the first time: 2 people can read what you write.");
    assert.equal(await fixture.chat(jane, { signUp: false }).leaves(), 0);
    fixture.sent.length = 0;

    fixture.lies = mistyping("jnae@example.com");
    const inTerminal = fixture.chat("jnae@example.com", { signUp: false });
    inTerminal.says("a secret");
    assert.equal(await inTerminal.leaves(), 2);
    assert.match(inTerminal.notes(), /These are the keys of jane@example\.com/);

    await person.page.context().clearCookies();
    await person.page.reload();
    await person.logIn("jnae@example.com");
    await person.unlock();
    await person.page.getByRole("alert").getByText("These are the keys of jane@example.com").waitFor();
    assert.deepEqual(fixture.sent, []);
});

const ownKeys = "Your own keys are not those that you had here before";

test("whoever replaces their own keypair still knows everybody", async () => {
    await fixture.enter(mary);
    const person = await janeInPage();
    await person.isAnnounced("You are meeting mary for the first time: 2 people can read what you write.");
    const first = fixture.chat(jane, { signUp: false });
    await first.isTold("mary@example.com is new here");
    assert.equal(await first.leaves(), 0);

    await person.replaceKeys("another passphrase");
    fixture.lies = swapping();
    await person.page.reload();
    await person.unlock("another passphrase");
    await person.warning(mary).waitFor();
    await person.page.locator("#trust-news .own-keys").getByText(ownKeys).waitFor();

    const again = fixture.chat(jane, { signUp: false, passphrase: "another passphrase" });
    await again.isTold("WARNING: the keys of mary@example.com have changed.");
    assert.equal(await again.leaves(), 0);
    assert.match(again.notes(), new RegExp(ownKeys));
});
