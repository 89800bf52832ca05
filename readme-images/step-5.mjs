// The pictures of step 5, from the running messenger.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { programUnderTest, startServer } from "../tests/browser/server.mjs";
import { openWithKeys } from "../tests/browser/step-3-page.mjs";
import { browserWindows } from "./frames.mjs";

const sendAgain = `INSERT INTO messages (ref, received_at, envelope)
    SELECT 'again', received_at, envelope FROM messages
    WHERE envelope IS NOT NULL ORDER BY id DESC LIMIT 1`;

/** `draw(browser, html, name)` makes a picture of a document; `companion` is that program. */
export async function browsersOfStep5(browser, { draw, companion }) {
    const folder = mkdtempSync(join(tmpdir(), "messenger-"));
    const database = join(folder, "messenger.db");
    const tamper = () => execFileSync(companion, ["tamper", "--database", database]);
    const server = await startServer(programUnderTest("step-5-reference"), {
        options: ["--database", database],
    });
    try {
        const address = "localhost:8080"; // what the guide says, whichever port was free here
        const size = { viewport: { width: 460, height: 420 } };
        const jane = await openWithKeys(browser, server.url, size);
        await jane.signUp("jane@example.com");
        const fred = await openWithKeys(browser, server.url, size);
        await fred.signUp("fred@example.com");
        await jane.says("Fred, do we sell the fixture?");
        await fred.sees("Fred, do we sell the fixture?");
        await fred.says("Yes, do it.");
        await jane.sees("Yes, do it.");

        const reloaded = async (state) => {
            await jane.page.reload();
            await jane.unlock();
            await jane.page.locator(`[data-state="${state}"] .remark`).waitFor();
            return jane.page.screenshot();
        };
        tamper();
        await draw(
            browser,
            browserWindows([{ name: "Jane", address, png: await reloaded("damaged") }]),
            "step-5-damaged.png",
        );
        tamper();
        execFileSync("sqlite3", [database, sendAgain]);
        await draw(
            browser,
            browserWindows([{ name: "Jane", address, png: await reloaded("replayed") }]),
            "step-5-replayed.png",
        );
    } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
    }
}
