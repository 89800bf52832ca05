// Where the ending is played: one server of step 6, a browser, and terminals with the client of step 6.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launchBrowser } from "../browser/browser.mjs";
import { programUnderTest, startServer } from "../browser/server.mjs";
import { openWithTrust } from "../browser/step-6-chat-fixture.mjs";
import { openTerminal } from "./terminal.mjs";

const chatProgram =
    process.env.CHAT_PROGRAM ?? new URL("../../build/learn/bin/chat-6-reference", import.meta.url).pathname;

/**
 * The result has
 *   arrives()          resolves with somebody at the door of the page, in a window of their own
 *   chat(option)       the terminal client, with "--sign-up" or nothing
 *   restart(option)    starts the server anew, on the same port with the same database; resolves with it
 *   sql(statement)     does what whoever owns the server can do
 *   ends()
 */
export async function openScene() {
    const folder = mkdtempSync(join(tmpdir(), "scene-"));
    const database = join(folder, "messenger.db");
    const start = (port, options) =>
        startServer(programUnderTest("step-6-reference"), {
            port,
            options: ["--database", database, ...options],
        });
    let server = await start(0, []);
    const browser = await launchBrowser();
    const people = [],
        terminals = [];

    return {
        async arrives() {
            const person = await openWithTrust(browser, server.url);
            people.push(person);
            await person.email.waitFor();
            return person;
        },

        chat(option = "") {
            const terminal = openTerminal(`'${chatProgram}' ${server.url} ${option}`, {
                cwd: folder,
                env: { ...process.env, LC_ALL: "C.UTF-8", XDG_STATE_HOME: folder },
            });
            terminals.push(terminal);
            return terminal;
        },

        async restart(...options) {
            const { port } = server;
            assert.equal(await server.stop(), 0);
            server = await start(port, options);
            return server;
        },

        sql: (statement) => execFileSync("sqlite3", [database, statement], { encoding: "utf8" }),

        async ends() {
            for (const terminal of terminals) await terminal.close();
            const complaints = people.flatMap((person) => person.complaints);
            await browser.close();
            await server.stop();
            rmSync(folder, { recursive: true });
            assert.deepEqual(complaints, []);
        },
    };
}
