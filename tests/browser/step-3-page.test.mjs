// The page of step 3 in a real browser, over the reference server: making, unlocking and losing a key.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";

import { launchBrowser } from "./browser.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { goodPassphrase, openWithKeys } from "./step-3-page.mjs";

const limit = { timeout: 60_000 };
const elsewhere = "messenger.test"; // a name that browsers do not take for this computer
let browser, folder, server, people;

before(async () => {
    browser = await launchBrowser([`--host-resolver-rules=MAP ${elsewhere} 127.0.0.1`]);
});
after(() => browser?.close());

const start = (port = 0, options = []) => startServer(programUnderTest("step-3-reference"), {
    port,
    options: ["--database", join(folder, "messenger.db"), ...options],
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
async function arrive(options, url = server.url) {
    const person = await openWithKeys(browser, url, options);
    people.push(person);
    await person.email.waitFor();
    return person;
}

/** Somebody with a new account and a new key, in the channel. */
async function enter(email, options) {
    const person = await arrive(options);
    await person.signUp(email);
    return person;
}

test("a key is made, locked, and unlocked after a reload and in another browser", limit, async () => {
    const jane = await arrive();
    await jane.register("jane@example.com");
    await jane.choose("");
    await jane.isToldAt("passphrase", "missing");
    await jane.choose("7 signs");
    await jane.isToldAt("passphrase", "too short");
    await jane.choose("correct horse");
    await jane.isToldAt("passphrase", "your password");
    await jane.choose(goodPassphrase, "three blind rice");
    await jane.isToldAt("again", "do not match");
    await jane.choose(goodPassphrase);
    await jane.field.waitFor();
    const fingerprint = await jane.fingerprintOf("jane@example.com");
    assert.match(fingerprint, /^[0-9a-f]{4}( [0-9a-f]{4}){7}$/);

    await jane.page.reload();
    await jane.unlock("");
    await jane.isToldAt("passphrase", "missing");
    await jane.page.evaluate(() => { globalThis.notReloaded = true; });
    await jane.unlock("three blind rice");
    await jane.isToldAt("passphrase", "Wrong passphrase");
    await jane.unlock();
    await jane.field.waitFor();
    assert.ok(await jane.page.evaluate(() => globalThis.notReloaded));
    assert.equal(await jane.fingerprintOf("jane@example.com"), fingerprint);

    const other = await arrive();
    await other.logIn("jane@example.com");
    await other.unlock();
    await other.field.waitFor();
    assert.equal(await other.fingerprintOf("jane@example.com"), fingerprint);
    await other.says("from the other browser");
    await jane.sees("from the other browser");
});

test("the server gets the locked key, and never the passphrase", limit, async () => {
    const jane = await arrive();
    const sent = [];
    jane.page.on("request", (request) => sent.push(request));
    await jane.signUp("jane@example.com");
    await jane.page.reload();
    await jane.unlock();
    await jane.field.waitFor();
    const bodies = sent.map((request) => `${request.url()} ${request.postData() ?? ""}`).join("\n");
    assert.ok(!bodies.includes("blind"));
    const published = sent.filter((request) => request.url().endsWith("/api/keys/me"));
    assert.equal(published.length, 1);
    const body = published[0].postDataJSON();
    assert.deepEqual(Object.keys(body), ["locked_keypair"]);
    assert.equal(Buffer.from(body.locked_keypair, "base64url").length, 177);
});

test("no private key in the page can be read, but for locking a new one", limit, async () => {
    const jane = await arrive();
    await jane.page.addInitScript(() => {
        globalThis.readable = [];
        const note = (name, key) => {
            for (const one of key.privateKey ? [key.privateKey] : [key])
                if (one.extractable)
                    globalThis.readable.push(`${name} ${one.algorithm.name}`);
            return key;
        };
        for (const name of ["importKey", "generateKey", "deriveKey"]) {
            const real = crypto.subtle[name];
            crypto.subtle[name] = async (...how) => note(name, await real.apply(crypto.subtle, how));
        }
    });
    await jane.page.reload();
    await jane.signUp("jane@example.com");
    const readable = () => jane.page.evaluate(() => globalThis.readable);
    assert.deepEqual(await readable(), ["generateKey X25519", "generateKey Ed25519"]);
    await jane.page.reload();
    await jane.unlock();
    await jane.field.waitFor();
    assert.deepEqual(await readable(), []);
});

test("while a key is locked, the page says so and stays alive", limit, async () => {
    const jane = await arrive();
    await jane.page.evaluate(() => {
        const real = crypto.subtle.deriveKey;
        const held = new Promise((resolve) => { globalThis.goOn = resolve; });
        crypto.subtle.deriveKey = async (...how) => held.then(() => real.apply(crypto.subtle, how));
    });
    await jane.register("jane@example.com");
    await jane.choose(goodPassphrase);
    await jane.button("Locking your key…").waitFor();
    await jane.page.locator("#announcer").getByText("Locking your key…").waitFor();
    await jane.page.getByLabel("Show the passphrase").check();
    assert.equal(await jane.passphrase.inputValue(), goodPassphrase);
    await jane.page.evaluate(() => globalThis.goOn());
    await jane.field.waitFor();
});

test("a lost passphrase costs a new key, which needs the password and is seen by all", limit, async () => {
    const jane = await enter("jane@example.com");
    const fred = await enter("fred@example.com");
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

test("whoever's key is replaced in another browser hears of it", limit, async () => {
    const jane = await enter("jane@example.com");
    const other = await arrive();
    await other.logIn("jane@example.com");
    await other.button("I have lost my passphrase").click();
    await other.password.fill("correct horse");
    await other.password.press("Enter");
    await other.choose("a new passphrase");
    await jane.page.locator("#key-news").getByText("Your own key has been replaced").waitFor();
});

test("two windows make a key: the second unlocks what the first has made", limit, async () => {
    const jane = await arrive();
    await jane.register("jane@example.com");
    const other = await jane.context.newPage();
    await other.goto(server.url);
    await other.getByRole("textbox", { name: "Passphrase" }).fill(goodPassphrase);
    await other.getByRole("textbox", { name: "The same once more" }).fill(goodPassphrase);
    await other.keyboard.press("Enter");
    await other.getByRole("textbox", { name: "Message" }).waitFor();
    await jane.choose("some other passphrase");
    await jane.title("Unlock your key").waitFor();
    await jane.unlock();
    await jane.field.waitFor();
});

test("damage and a newer version are told apart from a wrong passphrase", limit, async () => {
    const jane = await enter("jane@example.com");
    let spoil;
    await jane.page.route("**/api/me", async (route) => {
        const answer = await route.fetch();
        const me = await answer.json();
        const locked = Buffer.from(me.locked_keypair, "base64url");
        await route.fulfill({ json: { ...me, locked_keypair: spoil(locked) } });
    });
    const isTold = (words) => jane.page.getByRole("alert").filter({ hasText: words }).waitFor();
    spoil = (locked) => { locked[0] = 2; return locked.toString("base64url"); };
    await jane.page.reload();
    await jane.unlock();
    await isTold("newer version");
    for (const damage of [
        (locked) => locked.subarray(1).fill(1, 0, 1).toString("base64url"),
        (locked) => { locked.writeUInt32BE(99_999, 1); return locked.toString("base64url"); },
        (locked) => { locked.fill(0, 33, 65); return locked.toString("base64url"); },
        () => "not base64url",
        () => "",
    ]) {
        spoil = damage;
        await jane.unlock();
        await isTold("damaged");
        spoil = (locked) => { locked[176] ^= 1; return locked.toString("base64url"); };
        await jane.unlock();
        await jane.isToldAt("passphrase", "Wrong passphrase"); // which that damage looks like
    }
    spoil = (locked) => locked.toString("base64url");
    await jane.unlock();
    await jane.field.waitFor();
});

test("over plain HTTP from elsewhere, the page says why there are no keys, and what to do", limit, async () => {
    const { port } = server;
    await server.stop();
    server = await start(port, ["--origin", `http://${elsewhere}:${port}`]);
    const jane = await arrive({}, `http://${elsewhere}:${port}`);
    await jane.button("Create an account").click();
    await jane.email.fill("jane@example.com");
    await jane.password.fill("correct horse");
    await jane.password.press("Enter");
    await jane.title("not safe enough").waitFor();
    assert.equal(await jane.page.evaluate(() => isSecureContext), false);
    await jane.page.getByText("https://").waitFor();
    await jane.page.getByText("./workshop certificate").waitFor();
    await jane.page.getByText(`http://localhost:${port}`).waitFor();
    assert.equal(await jane.passphrase.count() + await jane.field.count(), 0);
    await jane.button("Log out").click();
    await jane.email.waitFor();
});

for (const missing of ["X25519", "Ed25519"]) {
    test(`a browser without ${missing} is told that it is too old`, limit, async () => {
        const jane = await arrive();
        await jane.page.addInitScript((name) => {
            const real = crypto.subtle.generateKey;
            crypto.subtle.generateKey = async (algorithm, ...how) => {
                if (algorithm.name === name)
                    throw new DOMException("Unrecognized name.", "NotSupportedError");
                return real.call(crypto.subtle, algorithm, ...how);
            };
        }, missing);
        await jane.page.reload();
        await jane.button("Create an account").click();
        await jane.logIn("jane@example.com");
        await jane.title("too old").waitFor();
        for (const words of ["Chrome or Edge 137", "Firefox 130", "Safari 17"])
            await jane.page.getByText(words).waitFor();
        assert.equal(await jane.field.count(), 0);
    });
}

test("logging out is possible from each form, and leaves nothing of it", limit, async () => {
    const jane = await arrive();
    await jane.register("jane@example.com");
    await jane.passphrase.fill("typed and left");
    await jane.button("Log out").click();
    await jane.email.waitFor();
    assert.equal(await jane.page.locator("main").count(), 2); // the door and the room
    await jane.logIn("jane@example.com");
    await jane.again.waitFor();
    assert.equal(await jane.passphrase.inputValue(), "");
    await jane.choose(goodPassphrase);
    await jane.field.waitFor();
    for (const form of ["unlocking", "losing"]) {
        await jane.page.reload();
        await jane.passphrase.waitFor();
        if (form === "losing")
            await jane.button("I have lost my passphrase").click();
        await jane.button("Log out").click();
        await jane.email.waitFor();
        assert.equal(await jane.passphrase.count(), 0);
        await jane.logIn("jane@example.com");
        await jane.passphrase.waitFor();
    }
    await jane.unlock();
    await jane.field.waitFor();
    await jane.button("Log out").click();
    await jane.email.waitFor();
    await jane.signUp("mary@example.com"); // somebody else at the same browser
    assert.match(await jane.fingerprintOf("mary@example.com"), /^[0-9a-f ]{39}$/);
    assert.equal(await jane.page.locator("#key-news p").count(), 0);
});

test("a session that has ended leads back to the door", limit, async () => {
    const jane = await enter("jane@example.com");
    await jane.page.reload();
    await jane.passphrase.waitFor();
    await jane.context.clearCookies();
    await jane.unlock();
    await jane.email.waitFor();
});

test("a server that is not there can be asked again", limit, async () => {
    const jane = await enter("jane@example.com");
    await jane.page.reload();
    await jane.passphrase.waitFor();
    await server.stop();
    await jane.unlock();
    await jane.page.getByRole("alert").filter({ hasText: "cannot be reached" }).waitFor();
    server = await start(server.port);
    await jane.unlock();
    await jane.field.waitFor();
});

test("everybody's key is shown: none yet, a new one, one that counts as none", limit, async () => {
    const jane = await enter("jane@example.com");
    const fred = await arrive();
    await fred.register("fred@example.com");
    const item = jane.page.locator('#people-list li[title="fred@example.com"]');
    await item.getByText("no key yet").waitFor();
    await fred.choose(goodPassphrase);
    await item.getByText("new key").waitFor();
    await fred.field.waitFor();
    assert.equal(await jane.fingerprintOf("fred@example.com"), await fred.fingerprintOf("fred@example.com"));
    await jane.page.locator("#announcer").getByText("fred@example.com has a key now").waitFor();

    await jane.page.routeWebSocket("**/ws", (route) => {
        route.connectToServer().onMessage((text) => {
            const frame = JSON.parse(text);
            for (const person of frame.people ?? [])
                if (person.email === "fred@example.com")
                    person.encryption_key = "A".repeat(43); // 32 zero bytes: refused
            route.send(JSON.stringify(frame));
        });
    });
    await jane.page.reload();
    await jane.unlock();
    await item.getByText("no key yet").waitFor();
});

test("the keyboard is enough", limit, async () => {
    const jane = await arrive();
    const { keyboard } = jane.page;
    await jane.register("jane@example.com");
    await jane.page.waitForFunction(() => document.activeElement.id === "key-passphrase");
    await keyboard.type(goodPassphrase);
    await keyboard.press("Tab");
    await keyboard.type(goodPassphrase);
    await keyboard.press("Enter");
    await jane.field.waitFor();
    await jane.page.reload();
    await jane.passphrase.waitFor();
    for (let i = 0; i < 3; ++i) // "show", "Unlock", "I have lost my passphrase"
        await keyboard.press("Tab");
    await keyboard.press("Enter");
    await jane.page.waitForFunction(() => document.activeElement.id === "key-password");
    await keyboard.type("correct horse");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.press("Space"); // on the button
    await jane.page.waitForFunction(() => document.activeElement.id === "key-passphrase");
});

test("a password manager can tell a passphrase from a password", limit, async () => {
    const jane = await arrive();
    await jane.register("jane@example.com");
    const hints = () => jane.page.locator("main.door:visible input[autocomplete]").evaluateAll((inputs) =>
        inputs.map(({ autocomplete, name, value }) => [autocomplete, name, value]));
    const ofPassphrase = ["username", "username", "jane@example.com (passphrase)"];
    assert.deepEqual(await hints(),
        [ofPassphrase, ["new-password", "passphrase", ""], ["new-password", "again", ""]]);
    await jane.choose(goodPassphrase);
    await jane.field.waitFor();
    await jane.page.reload();
    await jane.passphrase.waitFor();
    assert.deepEqual(await hints(), [ofPassphrase, ["current-password", "passphrase", ""]]);
    await jane.button("I have lost my passphrase").click();
    await jane.password.waitFor();
    assert.deepEqual(await hints(),
        [["username", "username", "jane@example.com"], ["current-password", "password", ""]]);
});

for (const width of [320, 390]) {
    test(`a phone ${width} pixels wide shows every form without scrolling sideways`, limit, async () => {
        const jane = await arrive({ viewport: { width, height: 600 }, hasTouch: true, isMobile: true });
        const fits = async () => assert.deepEqual(await jane.page.evaluate(() =>
            [document.documentElement, ...document.querySelectorAll("body, main, main *, header, #key-news")]
                .filter((element) => element.checkVisibility() && !element.closest(".for-ears") &&
                    element.getBoundingClientRect().right > innerWidth)
                .map(({ tagName, id }) => `${tagName} ${id}`)), []);
        await jane.register(`jane.${"j".repeat(100)}@example.com`);
        await fits();
        await jane.choose(goodPassphrase);
        await jane.field.waitFor();
        await fits();
        await jane.page.reload();
        await jane.passphrase.waitFor();
        await fits();
        await jane.button("I have lost my passphrase").click();
        await jane.password.waitFor();
        await fits();
        await jane.button("Back to unlocking").scrollIntoViewIfNeeded();
        await jane.button("Back to unlocking").click();
        await jane.unlock();
        await jane.page.getByRole("button", { name: "1 here" }).click();
        await jane.page.locator("#people-list .key").waitFor();
        await fits();
    });
}
