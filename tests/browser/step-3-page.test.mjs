// The page of step 3 in a real browser, over the reference server: making and unlocking a key.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";
import { goodPassphrase, openWithKeys } from "./step-3-page.mjs";

const fixture = openFixture({ program: "step-3-reference", open: openWithKeys });

test("a key is made, locked, and unlocked after a reload and in another browser", async () => {
    const jane = await fixture.arrive();
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
    await jane.page.evaluate(() => {
        globalThis.notReloaded = true;
    });
    await jane.unlock("three blind rice");
    await jane.isToldAt("passphrase", "Wrong passphrase");
    await jane.unlock();
    await jane.field.waitFor();
    assert.ok(await jane.page.evaluate(() => globalThis.notReloaded));
    assert.equal(await jane.fingerprintOf("jane@example.com"), fingerprint);

    const other = await fixture.arrive();
    await other.logIn("jane@example.com");
    await other.unlock();
    await other.field.waitFor();
    assert.equal(await other.fingerprintOf("jane@example.com"), fingerprint);
    await other.says("from the other browser");
    await jane.sees("from the other browser");
});

test("the server gets the locked key, and never the passphrase", async () => {
    const jane = await fixture.arrive();
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

test("no private key in the page can be read, but for locking a new one", async () => {
    const jane = await fixture.arrive();
    await jane.page.addInitScript(() => {
        globalThis.readable = [];
        const note = (name, key) => {
            for (const one of key.privateKey ? [key.privateKey] : [key])
                if (one.extractable) globalThis.readable.push(`${name} ${one.algorithm.name}`);
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

test("while a key is locked, the page says so and stays alive", async () => {
    const jane = await fixture.arrive();
    await jane.page.evaluate(() => {
        const real = crypto.subtle.deriveKey;
        const held = new Promise((resolve) => {
            globalThis.goOn = resolve;
        });
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

test("damage and a newer version are told apart from a wrong passphrase", async () => {
    const jane = await fixture.enter("jane@example.com");
    let spoil;
    await jane.page.route("**/api/me", async (route) => {
        const answer = await route.fetch();
        const me = await answer.json();
        const locked = Buffer.from(me.locked_keypair, "base64url");
        await route.fulfill({ json: { ...me, locked_keypair: spoil(locked) } });
    });
    const isTold = (words) => jane.page.getByRole("alert").filter({ hasText: words }).waitFor();
    spoil = (locked) => {
        locked[0] = 2;
        return locked.toString("base64url");
    };
    await jane.page.reload();
    await jane.unlock();
    await isTold("newer version");
    for (const damage of [
        (locked) => locked.subarray(1).fill(1, 0, 1).toString("base64url"),
        (locked) => {
            locked.writeUInt32BE(99_999, 1);
            return locked.toString("base64url");
        },
        (locked) => {
            locked.fill(0, 33, 65);
            return locked.toString("base64url");
        },
        () => "not base64url",
        () => "",
    ]) {
        spoil = damage;
        await jane.unlock();
        await isTold("damaged");
        spoil = (locked) => {
            locked[176] ^= 1;
            return locked.toString("base64url");
        };
        await jane.unlock();
        await jane.isToldAt("passphrase", "Wrong passphrase"); // which that damage looks like
    }
    spoil = (locked) => locked.toString("base64url");
    await jane.unlock();
    await jane.field.waitFor();
});
