// The page of step 2 on a phone, with the keyboard alone, in light and dark.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";

const fixture = openFixture();

test("the keyboard is enough", async () => {
    const jane = await fixture.arrive();
    const { keyboard } = jane.page;
    await jane.page.waitForFunction(() => document.activeElement.id === "email");
    for (
        let i = 0;
        i < 4;
        ++i // password, "show", "Log in", "Create an account"
    )
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
    test(`a phone ${width} pixels wide shows everything without scrolling sideways`, async () => {
        const jane = await fixture.enter("jane@example.com", {
            viewport: { width, height: 600 },
            hasTouch: true,
            isMobile: true,
        });
        const fred = await fixture.enter(`fred.${"f".repeat(100)}@example.com`);
        await fred.says(`https://example.org/${"a".repeat(300)}`);
        for (let i = 0; i < 20; ++i) await fred.says(`line ${i}`);
        await jane.sees("line 19");
        const seen = await jane.page.evaluate(() => {
            const inside = (selector) => {
                const box = document.querySelector(selector).getBoundingClientRect();
                return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
            };
            return {
                sideways: [
                    document.documentElement,
                    ...document.querySelectorAll("body, #room, #channel"),
                ].some((element) => element.scrollWidth > element.clientWidth),
                inside: [
                    "#log-out",
                    "#people-button",
                    "#notice",
                    "#text",
                    "#composer button",
                    "#messages > li:last-child",
                ].filter((selector) => !inside(selector)),
            };
        });
        assert.deepEqual(seen, { sideways: false, inside: [] });
        await jane.page.getByRole("button", { name: "2 here" }).click();
        await jane.page.getByRole("complementary", { name: "People" }).getByText("jane (you)").waitFor();
    });
}

test("light and dark follow the system", async () => {
    const ground = async (colorScheme) => {
        const person = await fixture.arrive({ colorScheme });
        return person.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    };
    assert.notEqual(await ground("light"), await ground("dark"));
});
