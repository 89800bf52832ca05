// The pictures of step 3, from the running messenger.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { programUnderTest, startServer } from "../tests/browser/server.mjs";
import { goodPassphrase, openWithKeys } from "../tests/browser/step-3-page.mjs";
import { browserWindows } from "./frames.mjs";

/** `draw(browser, html, name)` makes a picture of a document. */
export async function browsersOfStep3(browser, { draw }) {
    const folder = mkdtempSync(join(tmpdir(), "messenger-"));
    const server = await startServer(programUnderTest("step-3-reference"), {
        options: ["--database", join(folder, "messenger.db")],
    });
    try {
        const address = "localhost:8080"; // what the guide says, whichever port was free here
        const size = { viewport: { width: 460, height: 840 } };
        const jane = await openWithKeys(browser, server.url, size);
        await jane.register("jane@example.com");
        await jane.choose(goodPassphrase, "three blind rice");
        await jane.isToldAt("again", "do not match");
        const choosing = await jane.page.screenshot();
        await jane.choose(goodPassphrase);
        await jane.field.waitFor();

        const second = await openWithKeys(browser, server.url, size);
        await second.logIn("jane@example.com");
        await second.passphrase.waitFor();
        await second.page.getByLabel("Show the passphrase").check();
        await second.passphrase.fill(goodPassphrase);
        await draw(
            browser,
            browserWindows([
                { name: "Jane", address, png: choosing },
                { name: "Jane, in another browser", address, png: await second.page.screenshot() },
            ]),
            "step-3-passphrase.png",
        );
        await second.passphrase.press("Enter");
        await second.field.waitFor();

        const small = { width: 460, height: 420 };
        for (const person of [jane, second]) {
            await person.page.setViewportSize(small);
            await person.button("1 here").click();
        }
        await draw(
            browser,
            browserWindows([
                { name: "Jane", address, png: await jane.page.screenshot() },
                { name: "Jane, in another browser", address, png: await second.page.screenshot() },
            ]),
            "step-3-same-key.png",
        );

        const fred = await openWithKeys(browser, server.url, size);
        await fred.signUp("fred@example.com");
        await jane.says("What does your page say about my key?");
        await fred.sees("What does your page say about my key?");
        await second.page.setViewportSize(size.viewport);
        await second.page.reload();
        await second.button("I have lost my passphrase").click();
        await second.password.fill("correct horse");
        const losing = await second.page.screenshot();
        await second.password.press("Enter");
        await second.choose("three blind rice");
        await fred.page.locator("#key-news p").waitFor();
        await fred.button("2 here").click();
        await draw(
            browser,
            browserWindows([
                { name: "Jane, in another browser", address, png: losing },
                { name: "Fred", address, png: await fred.page.screenshot() },
            ]),
            "step-3-lost.png",
        );
    } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
    }
}
