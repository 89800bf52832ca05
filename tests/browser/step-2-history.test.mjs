// History on the page of step 2.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";

const fixture = openFixture();

test("older messages come on scrolling up, and what is read stays in place", async () => {
    const jane = await fixture.enter("jane@example.com");
    const fred = await fixture.enter("fred@example.com");
    for (let i = 0; i < 130; ++i) {
        await jane.says(`line ${i}`);
        await jane.sees(`line ${i}`);
    }
    const asked = [];
    fred.page.on(
        "request",
        (request) => request.url().includes("/api/messages") && asked.push(request.url()),
    );
    await fred.page.reload();
    await fred.sees("line 129");
    // Whatever scrolling asks for without need is asked for by the second frame.
    await fred.page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    assert.deepEqual((await fred.words()).slice(0, 1), ["line 80"]);
    assert.equal(asked.length, 1);

    await fred.messageList.evaluate((box) => {
        box.scrollTop = 300;
    });
    const place = () =>
        fred.page
            .locator("#messages > li")
            .filter({ hasText: "line 87" })
            .evaluate((item) => Math.round(item.getBoundingClientRect().top));
    const before = await place();
    await fred.sees("line 30");
    assert.ok(Math.abs((await place()) - before) <= 1);

    await jane.says("news");
    await fred.page.getByRole("button", { name: "1 new message" }).waitFor();
    assert.ok(Math.abs((await place()) - before) <= 1);
    await fred.page.getByRole("button", { name: "1 new message" }).click();
    assert.ok(
        await fred.messageList.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight <= 1),
    );

    // The rest with the keyboard alone; Home jumps to the top of what there is.
    await fred.messageList.focus();
    await fred.page.keyboard.press("Home");
    await fred.sees("line 0");
    assert.deepEqual(await fred.words(), [...Array.from({ length: 130 }, (_, i) => `line ${i}`), "news"]);
});

test("older messages that could not be loaded before logging out are not mentioned after it", async () => {
    const jane = await fixture.enter("jane@example.com");
    for (let i = 0; i < 51; ++i) {
        await jane.says(`line ${i}`);
        await jane.sees(`line ${i}`);
    }
    let asked;
    const request = new Promise((resolve) => {
        asked = resolve;
    });
    await jane.page.route("**/api/messages?before=*", asked);
    await jane.page.reload();
    await jane.sees("line 50");
    await jane.messageList.evaluate((box) => {
        box.scrollTop = 0;
    });
    const route = await request;
    await jane.page.getByRole("button", { name: "Log out" }).click();
    await jane.email.waitFor();

    const before = await jane.page.content();
    const failed = jane.page.waitForEvent("requestfailed");
    await route.abort();
    await failed;
    await jane.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    assert.equal(await jane.page.content(), before);
});

test("rows that are still being read when the list is cleared are not shown in it", async () => {
    const jane = await fixture.enter("jane@example.com");
    await jane.says("a line");
    await jane.sees("a line");
    const ids = await jane.page.evaluate(async () => {
        const { MessageList } = await import("/message-list.js");
        const { DisplayNames } = await import("/display-names.js");
        let read;
        const how = {
            me: "jane@example.com",
            names: new DisplayNames(),
            read: (row) =>
                new Promise((resolve) => {
                    read = () => resolve({ from: row.from, text: row.text, at: row.received_at });
                }),
            older: () => {},
            shown: () => {},
        };
        const list = new MessageList(how, new AbortController().signal);
        const row = (id) => ({ id, received_at: id, from: "jane@example.com", text: `row ${id}` });
        const before = list.add([row(7)]);
        await Promise.resolve();
        await Promise.resolve(); // it is being read
        list.clear();
        read();
        const shown = [await before];
        const after = list.add([row(2_000)]);
        while (!(await Promise.race([after, new Promise((resolve) => setTimeout(resolve))]))) read();
        shown.push(await after);
        const elements = [...document.querySelectorAll("#messages > li")];
        return { shown, ids: elements.map((element) => element.dataset.id) };
    });
    assert.deepEqual(ids, { shown: [false, true], ids: ["2000"] });
});
