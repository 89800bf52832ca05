// The page of step 2 loses its connection, and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";

const fixture = openFixture();

for (const signal of ["SIGKILL", "SIGTERM"]) {
    test(`a server that ends by ${signal} and comes back: nothing lost or doubled`, async () => {
        const jane = await fixture.enter("jane@example.com");
        const fred = await fixture.enter("fred@example.com");
        await jane.says("before");
        await fred.sees("before");
        const sending = (async () => {
            for (let i = 0; i < 60; ++i) await jane.says(`line ${i}`);
        })();
        await fred.sees("line 10");
        await fixture.server.stop(signal);
        await jane.isTold("The connection is lost");
        await sending;
        await fred.field.fill("Fred is still typing");
        await jane.page.goto("about:blank"); // what was not sent has to outlive its page

        await fixture.restart();
        await jane.page.goto(fixture.server.url);
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

test("a lost acknowledgement and a message missed meanwhile: each is there once", async () => {
    const jane = await fixture.enter("jane@example.com");
    const fred = await fixture.enter("fred@example.com");
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

test("a message that is shown before it is acknowledged is there once", async () => {
    const jane = await fixture.enter("jane@example.com");
    const fred = await fixture.enter("fred@example.com");
    const acknowledgements = [];
    let connection;
    await jane.page.routeWebSocket("**/ws", (route) => {
        connection = route;
        route.connectToServer().onMessage((frame) => {
            if (JSON.parse(frame).type === "accepted") acknowledgements.push(frame);
            else route.send(frame);
        });
    });
    await jane.page.reload();
    await jane.says("once");
    await jane.sees("once");
    await jane.page.locator("#unsent").getByText("not sent yet").waitFor();
    assert.notEqual(acknowledgements.length, 0); // a page that has just come back may have sent it twice
    for (const frame of acknowledgements) connection.send(frame);
    await fred.says("next"); // when Jane sees it, her page has heard what came before
    await jane.sees("next");
    assert.deepEqual(await jane.words(), ["once", "next"]);
    assert.equal(await jane.page.locator("#unsent > li").count(), 0);
});
