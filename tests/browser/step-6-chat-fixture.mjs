// What the tests of step 6's page begin with: a server with an empty database for each test, a browser
// for all of them, and people who come by with keys of their own.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach } from "node:test";

import { launchBrowser } from "./browser.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { goodPassphrase, openWithKeys } from "./step-3-page.mjs";

/** As openWithKeys(), and what step 6 adds. */
export async function openWithTrust(browser, url, options) {
    const person = await openWithKeys(browser, url, options);
    const { page } = person;
    const exactly = (locator, words) => locator.getByText(words, { exact: true }).waitFor();
    return Object.assign(person, {
        readers: page.locator("#readers"),
        newcomers: page.locator("#trust-news .newcomers p"),
        warning: (email) => page.locator(`#trust-news .changed-keys[data-address="${email}"]`),
        item: (email) => page.locator(`#people-list li[title="${email}"]`),
        verified: (email) => page.locator(`#people-list li[title="${email}"] .verified`),
        dialog: page.getByRole("dialog"),
        number: page.locator("#safety-number"),
        marked: (state) => page.locator(`#messages > li[data-state="${state}"]`),

        /** Resolve when exactly this is said of who is new, and of who can read. */
        isAnnounced: (words) => exactly(page.locator("#trust-news"), words),
        knowsReaders: (words) =>
            page.waitForFunction(
                (wanted) => document.getElementById("readers").textContent === wanted,
                words,
            ),

        compare: (email) =>
            page
                .locator("#people-list")
                .getByRole("button", { name: `Compare safety numbers with ${email}` })
                .click(),

        /** What is kept for this account, as text; with `text`, that is put in its place. */
        storage: (email, text) =>
            page.evaluate(
                ([key, put]) => {
                    if (put !== undefined) localStorage.setItem(key, put);
                    return localStorage.getItem(key);
                },
                [`trust of ${email}`, text],
            ),

        async reload() {
            await page.reload();
            await person.unlock();
            await person.field.waitFor();
        },

        /** Other keys, as after losing the passphrase. */
        async replaceKeys(passphrase = "a new passphrase") {
            await page.reload();
            await person.button("I have lost my passphrase").click();
            await person.password.fill("correct horse");
            await person.password.press("Enter");
            await person.choose(passphrase);
            await person.field.waitFor();
        },
    });
}

/**
 * Call it once in a file of tests. The result has
 *   url()                  of the server of the test that runs
 *   arrive(options)        resolves with somebody at the door
 *   enter(email, options)  resolves with somebody with a new account and new keys, in the channel
 *   sql(statement)         does what whoever owns the server can do; returns what it prints
 *   beginAnew()            the same server with an empty database
 */
export function openFixture() {
    let browser, folder, server, people;
    const database = () => join(folder, "messenger.db");
    const start = (port) =>
        startServer(programUnderTest("step-6-reference"), { port, options: ["--database", database()] });

    before(async () => {
        browser = await launchBrowser();
    });
    after(() => browser?.close());
    beforeEach(async () => {
        people = [];
        folder = mkdtempSync(join(tmpdir(), "messenger-"));
        server = await start(0);
    });
    afterEach(async () => {
        const complaints = people.flatMap((person) => person.complaints);
        await Promise.all(people.map((person) => person.close()));
        await server?.stop();
        rmSync(folder, { recursive: true });
        assert.deepEqual(complaints, []);
    });

    async function arrive(options) {
        const person = await openWithTrust(browser, server.url, options);
        people.push(person);
        await person.email.waitFor();
        return person;
    }

    async function enter(email, options) {
        const person = await arrive(options);
        await person.signUp(email, goodPassphrase);
        return person;
    }

    return {
        arrive,
        enter,
        url: () => server.url,
        sql: (statement) => execFileSync("sqlite3", [database(), statement], { encoding: "utf8" }),
        async beginAnew() {
            await server.stop();
            for (const end of ["", "-wal", "-shm"]) rmSync(database() + end, { force: true });
            server = await start(server.port);
        },
    };
}

/** Changes what `person`'s page hears of who there is: change(people) changes the list in place, which
    is everybody at first, and then one person at a time. Call it before a reload. */
export async function spoilPeople(person, change) {
    await person.page.routeWebSocket("**/ws", (route) => {
        route.connectToServer().onMessage((text) => {
            const frame = JSON.parse(text);
            if (frame.type === "people") change(frame.people);
            if (frame.type === "person") change([frame]);
            route.send(JSON.stringify(frame));
        });
    });
}
