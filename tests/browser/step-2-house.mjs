// What the tests of step 2's page begin with: a server with an empty database for each test, a
// browser for all of them, and people who come by.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach } from "node:test";

import { launchBrowser } from "./browser.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { openMessenger } from "./step-2-page.mjs";

/**
 * Call it once in a file of tests. The result has
 *   server          that of the test that runs
 *   restart()       starts it again, on the same port with the same database
 *   arrive()        resolves with somebody at the door (step-2-page.mjs)
 *   enter(email)    resolves with somebody who has a new account, in the channel
 * Both take the options of playwright's newContext(), too.
 */
export function openHouse() {
    const house = { server: undefined, restart, arrive, enter };
    let browser, folder, people;

    const start = (port) => startServer(programUnderTest("step-2-reference"),
        { port, options: ["--database", join(folder, "messenger.db")] });

    before(async () => {
        browser = await launchBrowser();
    });
    after(() => browser?.close());

    beforeEach(async () => {
        people = [];
        folder = mkdtempSync(join(tmpdir(), "messenger-"));
        house.server = await start(0);
    });
    afterEach(async () => {
        const complaints = people.flatMap((person) => person.complaints);
        await Promise.all(people.map((person) => person.close()));
        await house.server?.stop();
        rmSync(folder, { recursive: true });
        assert.deepEqual(complaints, []);
    });

    async function restart() {
        house.server = await start(house.server.port);
    }

    async function arrive(options) {
        const person = await openMessenger(browser, house.server.url, options);
        people.push(person);
        await person.email.waitFor();
        return person;
    }

    async function enter(email, options) {
        const person = await arrive(options);
        await person.signUp(email);
        return person;
    }

    return house;
}
