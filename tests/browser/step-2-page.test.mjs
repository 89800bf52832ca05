// The page of step 2 in a real browser, over the reference server.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";

import { launchBrowser } from "./browser.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { openMessenger } from "./step-2-page.mjs";

const program = programUnderTest("step-2-reference");
const limit = { timeout: 60_000 };
let browser, folder, server, people;

before(async () => {
    browser = await launchBrowser();
});
after(() => browser?.close());

const start = (port = 0) => startServer(program, {
    port,
    options: ["--database", join(folder, "messenger.db")],
});

beforeEach(async () => {
    people = [];
    folder = mkdtempSync(join(tmpdir(), "messenger-"));
    server = await start();
});
afterEach(async () => {
    const complaints = people.flatMap((person) => person.complaints);
    await Promise.all(people.map((person) => person.close()));
    await server?.stop();
    rmSync(folder, { recursive: true });
    assert.deepEqual(complaints, []);
});

/** Somebody at the door. */
async function arrive(options) {
    const person = await openMessenger(browser, server.url, options);
    people.push(person);
    await person.email.waitFor();
    return person;
}

/** Somebody with a new account, in the channel. */
async function enter(email, options) {
    const person = await arrive(options);
    await person.signUp(email);
    return person;
}

test("sign up, reload, log out, log in", limit, async () => {
    const jane = await arrive();
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

test("two people talk, each line once and in order", limit, async () => {
    const jane = await enter("jane@example.com");
    const fred = await enter("fred@example.com");
    await jane.page.getByText("2 of 2 here").waitFor();
    const expected = [];
    for (let i = 0; i < 5; ++i) {
        for (const [name, person] of [["jane", jane], ["fred", fred]]) {
            await person.says(`line ${i} of ${name}`);
            expected.push(`${name}: line ${i} of ${name}`);
            await jane.sees(`line ${i} of ${name}`);
            await fred.sees(`line ${i} of ${name}`);
        }
    }
    assert.deepEqual(await jane.lines(), expected);
    assert.deepEqual(await fred.lines(), expected);
    assert.equal(await jane.page.locator("#unsent > li").count(), 0);

    await fred.close();
    await jane.page.getByText("1 of 2 here").waitFor();
});

test("whoever is alike is shown in whole", limit, async () => {
    const mary = await enter("mary@example.com");
    await mary.says("I am Mary");
    await mary.sees("I am Mary");
    assert.deepEqual(await mary.lines(), ["mary: I am Mary"]);
    await enter("rnary@example.com");
    await mary.page.locator(".sender").getByText("mary@example.com").waitFor();
});

test("what cannot be is said beside the field", limit, async () => {
    const jane = await enter("jane@example.com");
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

test("HTML is shown as text, whoever writes it", limit, async () => {
    const jane = await enter("jane@example.com");
    const fred = await enter("<b>fred</b>@example.com");
    const html = `<img src="x" onerror="document.title='taken over'"><b>bold</b> & &amp;`;
    await fred.says(html);
    await jane.sees(html);
    for (const person of [jane, fred]) {
        assert.equal(await person.page.locator("#room :is(img, b)").count(), 0);
        assert.equal(await person.page.title(), "Secure messenger");
    }
    assert.deepEqual(await jane.lines(), [`<b>fred</b>: ${html}`]);
});

test("several lines are one message, and what cannot travel is kept", limit, async () => {
    const jane = await enter("jane@example.com");
    await jane.field.pressSequentially("one");
    await jane.field.press("Shift+Enter");
    await jane.field.pressSequentially("two");
    await jane.field.press("Enter");
    await jane.sees("one\ntwo");
    assert.deepEqual(await jane.words(), ["one\ntwo"]);

    await jane.says("ü".repeat(8_193));
    await jane.page.getByText("16,386 bytes").waitFor();
    assert.equal((await jane.field.inputValue()).length, 8_193);
    await jane.says("ü".repeat(8_192));
    await jane.sees("ü".repeat(8_192));
    await jane.says("   ");
    await jane.says("a\u0007b");
    await jane.page.getByText("were taken out").waitFor();
    await jane.field.press("Enter");
    await jane.sees("ab");
    assert.equal((await jane.words()).length, 3);
});

test("older messages come on scrolling up, and what is read stays in place", limit, async () => {
    const jane = await enter("jane@example.com");
    const fred = await enter("fred@example.com");
    for (let i = 0; i < 130; ++i) {
        await jane.says(`line ${i}`);
        await jane.sees(`line ${i}`);
    }
    await fred.page.reload();
    await fred.sees("line 129");
    await fred.page.waitForTimeout(300); // whatever is loaded without need would come now
    assert.deepEqual((await fred.words()).slice(0, 1), ["line 80"]);

    await fred.channel.evaluate((box) => { box.scrollTop = 300; });
    const place = () => fred.page.locator("#messages > li").filter({ hasText: "line 87" })
        .evaluate((item) => Math.round(item.getBoundingClientRect().top));
    const before = await place();
    await fred.sees("line 30");
    assert.ok(Math.abs(await place() - before) <= 1);

    await jane.says("news");
    await fred.page.getByRole("button", { name: "1 new message" }).waitFor();
    assert.ok(Math.abs(await place() - before) <= 1);
    await fred.page.getByRole("button", { name: "1 new message" }).click();
    assert.ok(await fred.channel.evaluate((box) =>
        box.scrollHeight - box.scrollTop - box.clientHeight <= 1));

    // The rest with the keyboard alone; Home jumps to the top of what there is.
    await fred.channel.focus();
    for (let i = 0; i < 10 && !(await fred.words()).includes("line 0"); ++i) {
        await fred.page.keyboard.press("Home");
        await fred.page.waitForTimeout(200);
    }
    assert.deepEqual(await fred.words(),
        [...Array.from({ length: 130 }, (_, i) => `line ${i}`), "news"]);
});

for (const signal of ["SIGKILL", "SIGTERM"]) {
    test(`a server that ends by ${signal} and comes back: nothing lost or doubled`, limit, async () => {
        const jane = await enter("jane@example.com");
        const fred = await enter("fred@example.com");
        await jane.says("before");
        await fred.sees("before");
        const sending = (async () => {
            for (let i = 0; i < 60; ++i)
                await jane.says(`line ${i}`);
        })();
        await fred.sees("line 10");
        await server.stop(signal);
        await jane.isTold("The connection is lost");
        await sending;
        await fred.field.fill("Fred is still typing");
        await jane.page.goto("about:blank"); // what was not sent has to outlive its page

        server = await start(server.port);
        await jane.page.goto(server.url);
        await fred.isTold("Connected again");
        await fred.sees("line 59");
        await jane.sees("line 59");
        const expected = ["before", ...Array.from({ length: 60 }, (_, i) => `line ${i}`)];
        for (const person of [jane, fred]) {
            const words = await person.words();
            assert.deepEqual(words.slice(-expected.length), expected.slice(-words.length));
        }
        assert.equal(await fred.field.inputValue(), "Fred is still typing");
        assert.equal(await jane.page.locator("#unsent > li").count(), 0);
    });
}

test("a lost acknowledgement and a message missed meanwhile: each is there once", limit, async () => {
    const jane = await enter("jane@example.com");
    const fred = await enter("fred@example.com");
    let deaf = false;
    let connection;
    await jane.page.routeWebSocket("**/ws", (route) => {
        connection = route;
        const server = route.connectToServer();
        server.onMessage((frame) => deaf || route.send(frame));
    });
    await jane.page.reload();
    await jane.says("first");
    await jane.sees("first");
    await fred.sees("first");

    deaf = true; // the server hears Jane, and Jane hears nothing any more
    await jane.says("stored, but Jane cannot know");
    await fred.sees("stored, but Jane cannot know");
    await fred.says("missed");
    await fred.sees("missed");
    await jane.page.locator("#unsent").getByText("not sent yet").waitFor();
    deaf = false;
    await connection.close();
    await jane.sees("missed");
    await jane.says("last");
    await fred.sees("last");
    await jane.sees("last");
    const expected = ["jane: first", "jane: stored, but Jane cannot know", "fred: missed", "jane: last"];
    assert.deepEqual(await jane.lines(), expected);
    assert.deepEqual(await fred.lines(), expected);
    assert.equal(await jane.page.locator("#unsent > li").count(), 0);
});

test("a text that the server refuses can be edited again", limit, async () => {
    const jane = await enter("jane@example.com");
    await jane.page.routeWebSocket("**/ws", (route) => {
        const server = route.connectToServer();
        route.onMessage((frame) => {
            const { ref, text } = JSON.parse(frame);
            if (text === "rude")
                route.send(JSON.stringify({ type: "error", code: "bad_text", message: "Be kind.", ref }));
            else
                server.send(frame);
        });
    });
    await jane.page.reload();
    await jane.says("rude");
    await jane.page.getByText("Not sent: Be kind.").waitFor();
    await jane.page.getByRole("button", { name: "Edit again" }).click();
    assert.equal(await jane.field.inputValue(), "rude");
    await jane.says("kind");
    await jane.sees("kind");
    assert.deepEqual(await jane.words(), ["kind"]);
});

test("what was sent without a connection is asked about before it is thrown away", limit, async () => {
    const jane = await enter("jane@example.com");
    await server.stop();
    await jane.isTold("The connection is lost");
    await jane.says("Does anybody hear me?");
    await jane.page.locator("#unsent").getByText("Does anybody hear me?").waitFor();
    await jane.page.getByRole("button", { name: "Log out" }).click();
    await jane.page.getByRole("dialog").getByRole("button", { name: "Stay" }).click();
    server = await start(server.port);
    await jane.sees("Does anybody hear me?");
});

test("logging out ends the session in the other window, too", limit, async () => {
    const jane = await enter("jane@example.com");
    const other = await jane.context.newPage();
    await other.goto(server.url);
    await other.getByRole("button", { name: "Log out" }).click();
    await jane.page.getByText("You are not logged in any more.").waitFor();
    assert.equal(await jane.field.count(), 0);
});

test("the keyboard is enough", limit, async () => {
    const jane = await arrive();
    const { keyboard } = jane.page;
    await jane.page.waitForFunction(() => document.activeElement.id === "email");
    for (let i = 0; i < 4; ++i) // password, "show", "Log in", "Create an account"
        await keyboard.press("Tab");
    await keyboard.press("Enter");
    await keyboard.type("jane@example.com");
    await keyboard.press("Tab");
    await keyboard.type("correct horse");
    await keyboard.press("Enter");
    await jane.field.waitFor();
    await keyboard.type("typed without touching anything");
    await keyboard.press("Tab");
    await keyboard.press("Space"); // on the button
    await jane.sees("typed without touching anything");
    assert.equal(await jane.page.evaluate(() => document.activeElement.id), "text");
});

for (const width of [320, 375]) {
    test(`a phone ${width} pixels wide shows everything without scrolling sideways`, limit, async () => {
        const jane = await enter("jane@example.com",
            { viewport: { width, height: 600 }, hasTouch: true, isMobile: true });
        const fred = await enter(`fred.${"f".repeat(100)}@example.com`);
        await fred.says("https://example.org/" + "a".repeat(300));
        for (let i = 0; i < 20; ++i)
            await fred.says(`line ${i}`);
        await jane.sees("line 19");
        const seen = await jane.page.evaluate(() => {
            const inside = (selector) => {
                const box = document.querySelector(selector).getBoundingClientRect();
                return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
            };
            return {
                sideways: [document.documentElement, ...document.querySelectorAll("body, #room, #channel")]
                    .some((element) => element.scrollWidth > element.clientWidth),
                inside: ["#log-out", "#people-button", "#notice", "#text", "#composer button",
                    "#messages > li:last-child"].filter((selector) => !inside(selector)),
            };
        });
        assert.deepEqual(seen, { sideways: false, inside: [] });
        await jane.page.getByRole("button", { name: "2 here" }).click();
        await jane.page.getByRole("complementary", { name: "People" }).getByText("jane (you)").waitFor();
    });
}

test("news is announced, older messages are not", limit, async () => {
    const jane = await enter("jane@example.com");
    await jane.says("old");
    await jane.sees("old");
    const fred = await enter("fred@example.com");
    await fred.sees("old");
    await jane.says("new");
    await fred.page.locator("#announcer").getByText("jane: new").waitFor();
    assert.equal(await fred.page.locator("#announcer").getByText("old").count(), 0);
    assert.match(await fred.page.locator("#notice").textContent(), /in the clear.*runs this server can read/);
});

test("light and dark follow the system", limit, async () => {
    const ground = async (colorScheme) => {
        const person = await arrive({ colorScheme });
        return person.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    };
    assert.notEqual(await ground("light"), await ground("dark"));
});
