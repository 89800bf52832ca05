// Browsers without keys, sessions that end and servers that are not there, on the page of step 3.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";
import { goodPassphrase, openWithKeys } from "./step-3-page.mjs";

const elsewhere = "messenger.test"; // a name that browsers do not take for this computer
const fixture = openFixture({
    program: "step-3-reference",
    open: openWithKeys,
    browserArguments: [`--host-resolver-rules=MAP ${elsewhere} 127.0.0.1`],
});

test("over plain HTTP from elsewhere, the page says why there are no keys, and what to do", async () => {
    const { port } = fixture.server;
    await fixture.server.stop();
    await fixture.restart(["--origin", `http://${elsewhere}:${port}`]);
    const jane = await fixture.arrive({}, `http://${elsewhere}:${port}`);
    await jane.button("Create an account").click();
    await jane.email.fill("jane@example.com");
    await jane.password.fill("correct horse");
    await jane.password.press("Enter");
    await jane.title("not safe enough").waitFor();
    assert.equal(await jane.page.evaluate(() => isSecureContext), false);
    await jane.page.getByText("https://").waitFor();
    await jane.page.getByText("./workshop certificate").waitFor();
    await jane.page.getByText(`http://localhost:${port}`).waitFor();
    assert.equal((await jane.passphrase.count()) + (await jane.field.count()), 0);
    await jane.button("Log out").click();
    await jane.email.waitFor();
});

for (const missing of ["X25519", "Ed25519"]) {
    test(`a browser without ${missing} is told that it is too old`, async () => {
        const jane = await fixture.arrive();
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

test("logging out is possible from each form, and leaves nothing of it", async () => {
    const jane = await fixture.arrive();
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
        if (form === "losing") await jane.button("I have lost my passphrase").click();
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

test("a session that has ended leads back to the door", async () => {
    const jane = await fixture.enter("jane@example.com");
    await jane.page.reload();
    await jane.passphrase.waitFor();
    await jane.context.clearCookies();
    await jane.unlock();
    await jane.email.waitFor();
});

test("a server that is not there can be asked again", async () => {
    const jane = await fixture.enter("jane@example.com");
    await jane.page.reload();
    await jane.passphrase.waitFor();
    await fixture.server.stop();
    await jane.unlock();
    await jane.page.getByRole("alert").filter({ hasText: "cannot be reached" }).waitFor();
    await fixture.restart();
    await jane.unlock();
    await jane.field.waitFor();
});
