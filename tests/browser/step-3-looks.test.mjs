// How the page of step 3 shows keys, by whatever it is looked at and used.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";
import { goodPassphrase, openWithKeys } from "./step-3-page.mjs";

const fixture = openFixture({ program: "step-3-reference", open: openWithKeys });

test("everybody's key is shown: none yet, a new one, one that counts as none", async () => {
    const jane = await fixture.enter("jane@example.com");
    const fred = await fixture.arrive();
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
                if (person.email === "fred@example.com") person.encryption_key = "A".repeat(43); // 32 zero bytes: refused
            route.send(JSON.stringify(frame));
        });
    });
    await jane.page.reload();
    await jane.unlock();
    await item.getByText("no key yet").waitFor();
});

test("the keyboard is enough", async () => {
    const jane = await fixture.arrive();
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
    for (
        let i = 0;
        i < 3;
        ++i // "show", "Unlock", "I have lost my passphrase"
    )
        await keyboard.press("Tab");
    await keyboard.press("Enter");
    await jane.page.waitForFunction(() => document.activeElement.id === "key-password");
    await keyboard.type("correct horse");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.press("Space"); // on the button
    await jane.page.waitForFunction(() => document.activeElement.id === "key-passphrase");
});

test("a password manager can tell a passphrase from a password", async () => {
    const jane = await fixture.arrive();
    await jane.register("jane@example.com");
    const hints = () =>
        jane.page
            .locator("main.form-view:visible input[autocomplete]")
            .evaluateAll((inputs) =>
                inputs.map(({ autocomplete, name, value }) => [autocomplete, name, value]),
            );
    const ofPassphrase = ["username", "username", "jane@example.com (passphrase)"];
    assert.deepEqual(await hints(), [
        ofPassphrase,
        ["new-password", "passphrase", ""],
        ["new-password", "again", ""],
    ]);
    await jane.choose(goodPassphrase);
    await jane.field.waitFor();
    await jane.page.reload();
    await jane.passphrase.waitFor();
    assert.deepEqual(await hints(), [ofPassphrase, ["current-password", "passphrase", ""]]);
    await jane.button("I have lost my passphrase").click();
    await jane.password.waitFor();
    assert.deepEqual(await hints(), [
        ["username", "username", "jane@example.com"],
        ["current-password", "password", ""],
    ]);
});

for (const width of [320, 390]) {
    test(`a phone ${width} pixels wide shows every form without scrolling sideways`, async () => {
        const jane = await fixture.arrive({
            viewport: { width, height: 600 },
            hasTouch: true,
            isMobile: true,
        });
        const fits = async () =>
            assert.deepEqual(
                await jane.page.evaluate(() =>
                    [
                        document.documentElement,
                        ...document.querySelectorAll("body, main, main *, header, #key-news"),
                    ]
                        .filter(
                            (element) =>
                                element.checkVisibility() &&
                                !element.closest(".visually-hidden") &&
                                element.getBoundingClientRect().right > innerWidth,
                        )
                        .map(({ tagName, id }) => `${tagName} ${id}`),
                ),
                [],
            );
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
