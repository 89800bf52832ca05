// The pictures of step 2, from the running messenger.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { programUnderTest, startServer } from "../tests/browser/server.mjs";
import { openMessenger } from "../tests/browser/step-2-page.mjs";
import { browserWindows } from "./frames.mjs";

/** `picture(name)` is where a picture goes; `draw(browser, html, name)` makes one of a document. */
export async function browsersOfStep2(browser, { picture, draw }) {
    const folder = mkdtempSync(join(tmpdir(), "messenger-"));
    const server = await startServer(programUnderTest("step-2-reference"), {
        options: ["--database", join(folder, "messenger.db")],
    });
    try {
        const address = "localhost:8080"; // what the guide says, whichever port was free here
        const size = { viewport: { width: 460, height: 540 } };
        const jane = await openMessenger(browser, server.url, size);
        await jane.page.getByRole("button", { name: "Create an account" }).click();
        await jane.email.fill("jane@example.com");
        await jane.password.fill("correct horse");
        await draw(
            browser,
            browserWindows([{ name: "Jane", address, png: await jane.page.screenshot() }]),
            "step-2-sign-up.png",
        );
        await jane.page.keyboard.press("Enter");
        await jane.field.waitFor();

        const fred = await openMessenger(browser, server.url, size);
        await fred.signUp("fred@example.com");
        await jane.says("Hi Fred. This is Jane.");
        await fred.sees("Hi Fred. This is Jane.");
        await fred.says("Hi Jane. Nobody but us, I hope?");
        await jane.sees("Hi Jane. Nobody but us, I hope?");
        await jane.says("Nobody but us and the server.");
        await fred.sees("Nobody but us and the server.");
        await draw(
            browser,
            browserWindows([
                { name: "Jane", address, png: await jane.page.screenshot() },
                { name: "Fred", address, png: await fred.page.screenshot() },
            ]),
            "step-2-two-browsers.png",
        );

        const mary = await openMessenger(browser, server.url, {
            viewport: { width: 360, height: 560 },
            colorScheme: "dark",
            hasTouch: true,
        });
        await mary.signUp("mary@example.com");
        await mary.sees("Nobody but us and the server.");
        await mary.field.fill("And me: I have just read it all.");
        await mary.page.getByRole("button", { name: "Send" }).click(); // on a phone, Enter begins a line
        await mary.sees("And me: I have just read it all.");
        await mary.page.screenshot({ path: picture("step-2-phone.png") });
    } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
    }
}
