// The pictures of step 4, from the running messenger.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { programUnderTest, startServer } from "../tests/browser/server.mjs";
import { openWithKeys } from "../tests/browser/step-3-page.mjs";
import { browserWindows, terminalWindow } from "./frames.mjs";

const terminalColumns = 80;

/** What a shell prints for a query of the database, broken into lines as a terminal does. */
function queried(database, query) {
    const text = execFileSync("sqlite3", [database, query], { encoding: "utf8" });
    return text
        .trim()
        .split("\n")
        .flatMap((line) => line.match(new RegExp(`.{1,${terminalColumns}}`, "g")))
        .join("\n");
}

/** `draw(browser, html, name)` makes a picture of a document. */
export async function browsersOfStep4(browser, { draw }) {
    const folder = mkdtempSync(join(tmpdir(), "messenger-"));
    const database = join(folder, "messenger.db");
    const server = await startServer(programUnderTest("step-4-reference"), {
        options: ["--database", database],
    });
    try {
        const address = "localhost:8080"; // what the guide says, whichever port was free here
        const height = 520;
        const width = 620; // a line of the armored form fits
        const jane = await openWithKeys(browser, server.url, { viewport: { width: 460, height } });
        await jane.signUp("jane@example.com");
        const fred = await openWithKeys(browser, server.url, { viewport: { width, height } });
        await fred.signUp("fred@example.com");
        await fred.says("Jane, can it read this one, too?");
        await jane.sees("Jane, can it read this one, too?");
        await jane.says("Not a word of it.");
        await fred.sees("Not a word of it.");
        await fred.button("What the server sees").first().click();
        await fred.button("What it says").waitFor();
        await draw(
            browser,
            browserWindows([
                { name: "Jane", address, png: await jane.page.screenshot() },
                { name: "Fred", address, png: await fred.page.screenshot(), width },
            ]),
            "step-4-turned-over.png",
        );

        const query = "SELECT * FROM messages ORDER BY id DESC LIMIT 1";
        await draw(
            browser,
            terminalWindow(`sqlite3 messenger.db '${query}'`, queried(database, query)),
            "step-4-database.png",
        );
    } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
    }
}
