// What the tests of a page begin with: a server with an empty database for each test, a browser for
// all of them, and people who come by.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach } from "node:test";

import { launchBrowser } from "./browser.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { openMessenger } from "./step-2-page.mjs";

/**
 * Call it once in a file of tests. `program` is the server's, open() the page's (step-2-page.mjs,
 * step-3-page.mjs), `browserArguments` are the browser's own. The result has
 *   server          that of the test that runs
 *   folder          where it keeps its database, and nothing else is
 *   database        its file
 *   restart()       starts it again, on the same port with the same database; may be given a list of
 *                   more options
 *   arrive()        resolves with somebody at the door
 *   enter(email)    resolves with somebody who has a new account, in the channel
 * Both take the options of playwright's newContext(), too, and arrive() the URL.
 */
export function openFixture({
    program = "step-2-reference",
    open = openMessenger,
    browserArguments = [],
} = {}) {
    const fixture = { server: undefined, folder: undefined, database: undefined, restart, arrive, enter };
    let browser, people;

    const start = (port, options = []) =>
        startServer(programUnderTest(program), {
            port,
            options: ["--database", fixture.database, ...options],
        });

    before(async () => {
        browser = await launchBrowser(browserArguments);
    });
    after(() => browser?.close());

    beforeEach(async () => {
        people = [];
        fixture.folder = mkdtempSync(join(tmpdir(), "messenger-"));
        fixture.database = join(fixture.folder, "messenger.db");
        fixture.server = await start(0);
    });
    afterEach(async () => {
        const complaints = people.flatMap((person) => person.complaints);
        await Promise.all(people.map((person) => person.close()));
        await fixture.server?.stop();
        rmSync(fixture.folder, { recursive: true });
        assert.deepEqual(complaints, []);
    });

    async function restart(options) {
        fixture.server = await start(fixture.server.port, options);
    }

    async function arrive(options, url = fixture.server.url) {
        const person = await open(browser, url, options);
        people.push(person);
        await person.email.waitFor();
        return person;
    }

    async function enter(email, options) {
        const person = await arrive(options);
        await person.signUp(email);
        return person;
    }

    return fixture;
}
