// The page of step 1 in a real browser, over the reference relay.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { WebSocket } from "ws";

import { launchBrowser } from "./browser.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { openPage } from "./step-1-page.mjs";

const program = programUnderTest("step-1-reference");
let browser, server, people;

before(async () => {
    browser = await launchBrowser();
});
after(() => browser?.close());

beforeEach(async () => {
    people = [];
    server = await startServer(program);
});
afterEach(async () => {
    await Promise.all(people.map((person) => person.close()));
    await server?.stop();
});

/** Somebody who has the page open and is connected. */
async function arrive(options) {
    const person = await openPage(browser, server.url, options);
    people.push(person);
    await person.isTold("Connected");
    return person;
}

test("two pages talk, and nobody hears themselves", async () => {
    const jane = await arrive();
    await server.printed("Hello from browser");
    const fred = await arrive();
    await jane.sees("They: Hello from browser");

    await jane.says("Hi Fred. This is Jane.");
    await fred.sees("They: Hi Fred. This is Jane.");
    await fred.says("Hi Jane. This is Fred");
    await jane.sees("They: Hi Jane. This is Fred");
    await server.printed("Hi Jane. This is Fred");

    // Fred's answer came after whatever the relay would have sent back to Jane.
    assert.deepEqual(await jane.messages(), [
        "You: Hello from browser",
        "They: Hello from browser",
        "You: Hi Fred. This is Jane.",
        "They: Hi Jane. This is Fred",
    ]);
    assert.deepEqual(await fred.messages(), [
        "You: Hello from browser",
        "They: Hi Fred. This is Jane.",
        "You: Hi Jane. This is Fred",
    ]);
});

test("HTML in a message is shown as text", async () => {
    const jane = await arrive();
    const fred = await arrive();
    const html = `<img src="x" onerror="document.title='taken over'"><b>bold</b> & &amp;`;
    await fred.says(html);
    await jane.sees(`They: ${html}`);
    for (const person of [jane, fred]) {
        assert.equal(await person.page.locator("#messages :is(img, b)").count(), 0);
        assert.equal(await person.page.title(), "Step 1: a relay");
    }
});

for (const signal of ["SIGKILL", "SIGTERM"]) {
    test(`a server that ends by ${signal} and comes back loses nothing typed`, async () => {
        const jane = await arrive();
        const fred = await arrive();
        await server.stop(signal);
        await jane.isTold("The server is gone");
        await fred.isTold("The server is gone");

        await jane.says("Are you still there?");
        assert.equal(await jane.field.inputValue(), "Are you still there?");

        server = await startServer(program, { port: server.port });
        await jane.isTold("Connected");
        await fred.isTold("Connected");
        await server.printed("Hello again from browser");
        assert.equal(await jane.field.inputValue(), "Are you still there?");

        await jane.page.keyboard.press("Enter");
        await fred.sees("They: Are you still there?");
        assert.equal(await jane.field.inputValue(), "");
    });
}

test("a binary message is shown by its size", async () => {
    const jane = await arrive();
    const sender = new WebSocket(server.url.replace("http", "ws"));
    sender.on("open", () => sender.send(Buffer.from([0, 1, 254, 255, 0])));
    await jane.sees("They: [5 bytes]");
    sender.terminate();
});

test("the keyboard is enough", async () => {
    const jane = await arrive();
    const fred = await arrive();
    await jane.page.keyboard.type("typed without touching anything first"); // the field has the focus
    await jane.page.keyboard.press("Tab");
    await jane.page.keyboard.press("Space"); // on the button
    await fred.sees("They: typed without touching anything first");
});

test("an empty message is not sent", async () => {
    const jane = await arrive();
    await server.printed("Hello from browser");
    const fred = await arrive();
    await jane.says("");
    await jane.says("after the empty one");
    await fred.sees("They: after the empty one");
    assert.deepEqual(await fred.messages(), ["You: Hello from browser", "They: after the empty one"]);
});

for (const width of [320, 375]) {
    test(`a phone ${width} pixels wide shows everything without scrolling sideways`, async () => {
        const jane = await arrive({ viewport: { width, height: 600 } });
        const fred = await arrive();
        await fred.says(`https://example.org/${"a".repeat(300)}`);
        for (let i = 0; i < 30; ++i) await fred.says(`line ${i}`);
        await jane.sees("They: line 29");

        const seen = await jane.page.evaluate(() => {
            const inside = (element) => {
                const box = element.getBoundingClientRect();
                return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
            };
            return {
                sideways: [document.documentElement, ...document.querySelectorAll("body, main")].some(
                    (element) => element.scrollWidth > element.clientWidth,
                ),
                button: inside(document.querySelector("button")),
                state: inside(document.querySelector("#state")),
                newest: inside(document.querySelector("#messages > p:last-child")),
            };
        });
        assert.deepEqual(seen, { sideways: false, button: true, state: true, newest: true });
    });
}

test("light and dark follow the system", async () => {
    const colourOfText = async (colorScheme) => {
        const person = await arrive({ colorScheme });
        return person.page.evaluate(() => getComputedStyle(document.body).color);
    };
    assert.equal(await colourOfText("light"), "rgb(0, 0, 0)");
    assert.equal(await colourOfText("dark"), "rgb(255, 255, 255)");
});

test("the state and the messages are announced", async () => {
    const jane = await arrive();
    await jane.page.getByRole("log", { name: "Messages" }).waitFor();
    await jane.page.getByRole("button", { name: "Send" }).waitFor();
    assert.match(await jane.state.textContent(), /^Connected/);
});
