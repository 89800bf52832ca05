// The page of step 6 in a real browser: who is new, and who can read what is written.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";

import { openFixture, spoilPeople } from "./step-6-chat-fixture.mjs";

const fixture = openFixture();

/** Notes of each envelope that the page sends how many it is for, and what is said of newcomers then. */
const watchSending = (person) =>
    person.page.addInitScript(() => {
        globalThis.sent = [];
        const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (frame) {
            const { envelope } = JSON.parse(frame);
            if (envelope !== undefined) {
                const bytes = Uint8Array.from(
                    atob(envelope.slice(0, 28).replaceAll("-", "+").replaceAll("_", "/")),
                    (letter) => letter.charCodeAt(),
                );
                globalThis.sent.push([
                    bytes[17] * 256 + bytes[18],
                    document.querySelector("#trust-news .newcomers p")?.textContent ?? "",
                ]);
            }
            send.call(this, frame);
        };
    });

test("somebody new is announced before anything is for them, and cannot read what was before", async () => {
    const jane = await fixture.arrive();
    await watchSending(jane);
    await jane.page.reload();
    await jane.signUp("jane@example.com");
    await jane.knowsReaders("Only you can read what you write.");
    await jane.says("before Mary");
    await jane.sees("before Mary");
    await jane.field.fill("typed before, sent after");

    const mary = await fixture.enter("mary@example.com");
    await jane.isAnnounced("mary is new here: 2 people can read what you write.");
    await mary.isAnnounced("You are meeting jane for the first time: 2 people can read what you write.");
    await jane.knowsReaders("2 people can read what you write: you and mary.");
    assert.equal(await jane.field.inputValue(), "typed before, sent after");
    await jane.field.press("Enter");
    await mary.sees("typed before, sent after");
    await mary.says("This is Mary!");
    await jane.sees("This is Mary!");
    assert.deepEqual(await jane.page.evaluate(() => globalThis.sent), [
        [1, ""],
        [2, "mary is new here: 2 people can read what you write."],
    ]);

    await mary.reload();
    await mary.sees("This is Mary!");
    assert.deepEqual(await mary.words(), ["typed before, sent after", "This is Mary!"]);
    assert.equal(await mary.marked("not for me").count(), 1);
    assert.deepEqual(await jane.words(), ["before Mary", "typed before, sent after", "This is Mary!"]);
});

test("an announcement stays until it was seen, also over a reload", async () => {
    const jane = await fixture.enter("jane@example.com");
    await fixture.enter("fred@example.com");
    await jane.reload();
    await jane.isAnnounced("fred is new here: 2 people can read what you write.");
    await jane.button("I have seen it").click();
    assert.equal(await jane.newcomers.count(), 0);
    await jane.page.waitForFunction(() => document.activeElement.id === "text");
    await jane.reload();
    await jane.knowsReaders("2 people can read what you write: you and fred.");
    assert.equal(await jane.newcomers.count(), 0);
});

test("several newcomers are one line, and the first time one's own", async () => {
    const jane = await fixture.enter("jane@example.com");
    await fixture.enter("fred@example.com");
    const mary = await fixture.enter("mary@example.com");
    await mary.isAnnounced(
        "You are meeting fred and jane for the first time: 3 people can read what you write.",
    );
    await jane.isAnnounced("fred and mary are new here: 3 people can read what you write.");
    await jane.knowsReaders("3 people can read what you write: you, fred and mary.");
    assert.equal(await jane.page.locator("#trust-news .trust-line").count(), 1);
    const live = jane.page.getByRole("status", { name: "Whose keys are trusted" });
    await live.getByText("fred and mary are new here").waitFor();
});

test("whoever's name looks like another's is announced with the whole address", async () => {
    const jane = await fixture.enter("jane@example.com");
    await fixture.enter("mary@example.com");
    await jane.isAnnounced("mary is new here: 2 people can read what you write.");
    await jane.button("I have seen it").click();
    await fixture.enter("rnary@example.com");
    await jane.isAnnounced("rnary@example.com is new here: 3 people can read what you write.");
    await jane.knowsReaders("3 people can read what you write: you, mary@example.com and rnary@example.com.");
});

test("one user's bad key keeps the others from nothing", async () => {
    const jane = await fixture.enter("jane@example.com");
    await fixture.enter("fred@example.com");
    const mary = await fixture.enter("mary@example.com");
    await spoilPeople(jane, (people) => {
        const freds = people.find(({ email }) => email === "fred@example.com");
        if (freds) freds.signing_key = "A".repeat(43); // 32 zero bytes
    });
    await jane.reload();
    await jane.knowsReaders("2 people can read what you write: you and mary.");
    await jane.says("for Mary");
    await mary.sees("for Mary");
});

test("nothing is sent to more than a thousand people", async () => {
    const jane = await fixture.enter("jane@example.com");
    const point = () => Buffer.concat([randomBytes(31), Buffer.from([0x11])]).toString("base64url");
    const crowd = Array.from({ length: 1_000 }, (_, i) => ({
        email: `${i}@crowd.example`,
        online: false,
        encryption_key: point(),
        signing_key: point(),
    }));
    await spoilPeople(jane, (people) => people.push(...crowd));
    await jane.reload();
    await jane.newcomers
        .getByText("and 997 more are new here: 1,001 people can read what you write.")
        .waitFor();
    await jane.says("too many");
    await jane.page
        .getByRole("alert")
        .getByText("A message can have at most 1,000 readers.", { exact: true })
        .waitFor();
    assert.equal(await jane.field.inputValue(), "too many");
    assert.equal(fixture.sql("SELECT count(*) FROM messages").trim(), "0");
});

test("before the server has told who is here, nothing is sent", async () => {
    const jane = await fixture.enter("jane@example.com");
    let letPass;
    const told = new Promise((resolve) => {
        letPass = resolve;
    });
    await jane.page.routeWebSocket("**/ws", (route) => {
        const server = route.connectToServer();
        server.onMessage(async (text) => {
            if (JSON.parse(text).type === "people") await told;
            route.send(text);
        });
    });
    await jane.reload();
    await jane.knowsReaders("It is not known yet who can read what you write.");
    await jane.says("for whom?");
    await jane.page.getByRole("alert").getByText("The list of people has not arrived yet.").waitFor();
    letPass();
    await jane.knowsReaders("Only you can read what you write.");
    await jane.field.press("Enter");
    await jane.sees("for whom?");
});

for (const width of [320, 390]) {
    test(`a phone ${width} pixels wide shows all of it without scrolling sideways`, async () => {
        const jane = await fixture.enter("jane@example.com", {
            viewport: { width, height: 844 },
            hasTouch: true,
            isMobile: true,
        });
        const longName = `mary.${"y".repeat(60)}@example.com`;
        const mary = await fixture.enter(longName);
        const fits = async () =>
            assert.deepEqual(
                await jane.page.evaluate(() =>
                    [
                        document.documentElement,
                        ...document.querySelectorAll("body, main, main *, #trust-news *, dialog *"),
                    ]
                        .filter(
                            (element) =>
                                element.checkVisibility() &&
                                !element.closest(".visually-hidden") &&
                                element.getBoundingClientRect().right > innerWidth,
                        )
                        .map(({ tagName, id, className }) => `${tagName} ${id} ${className}`),
                ),
                [],
            );
        await jane.newcomers.waitFor();
        await fits();
        await mary.replaceKeys();
        await jane.warning(longName).waitFor();
        await fits();
        await jane.page.getByRole("button", { name: "2 here" }).click();
        await jane.compare(longName);
        await jane.number.waitFor();
        await fits();
    });
}
