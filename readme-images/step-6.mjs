// The pictures of step 6, from the running messenger: a server that lies, and the last one, which moves.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { programUnderTest, startServer } from "../tests/browser/server.mjs";
import { openWithKeys } from "../tests/browser/step-3-page.mjs";
import { browserWindows } from "./frames.mjs";
import { animation } from "./gif.mjs";

const address = "localhost:8888"; // what the guide says, whichever port was free here
const secondsEach = 3;

/** `draw(browser, html, name)` makes a picture of a document. */
export async function browsersOfStep6(browser, { draw }) {
    const folder = mkdtempSync(join(tmpdir(), "messenger-"));
    const serve = (port, ...more) =>
        startServer(programUnderTest("step-6-reference"), {
            port,
            options: ["--database", join(folder, "messenger.db"), ...more],
        });
    let server = await serve(0);
    try {
        const size = { viewport: { width: 460, height: 560 } };
        const enter = async (email) => {
            const person = await openWithKeys(browser, server.url, size);
            await person.signUp(email);
            return person;
        };
        const [jane, , mary] = [
            await enter("jane@example.com"),
            await enter("fred@example.com"),
            await enter("mary@example.com"),
        ];
        await jane.page.getByText("fred and mary are new here").first().waitFor();
        for (const { button } of [jane, mary]) await button("I have seen it").click();
        await mary.says("Where do we meet?");
        await jane.sees("Where do we meet?");

        await server.stop();
        server = await serve(server.port, "--dishonest");
        await jane.page.getByText("Not mary: changed keys.").waitFor();
        await mary.page.getByText("Your own key has been replaced").first().waitFor();
        const shot = async (name, { page }) => ({ name, address, png: await page.screenshot() });
        await draw(browser, browserWindows([await shot("Jane", jane)]), "step-6-changed.png");

        await jane.button("Accept the new keys of mary@example.com").click();
        for (const [person, other] of [
            [jane, "mary"],
            [mary, "jane"],
        ]) {
            await person.page.locator("#people-button").click();
            await person.page
                .locator("#people-list")
                .getByRole("button", { name: `Compare safety numbers with ${other}@example.com` })
                .click();
            await person.page.locator("#safety-number").waitFor();
        }
        await draw(
            browser,
            browserWindows([await shot("Jane", jane), await shot("Mary", mary)]),
            "step-6-numbers.png",
        );
    } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
    }
}

/** `picture(name)` is where a picture goes. */
export async function congratulations(browser, { picture }) {
    const folder = mkdtempSync(join(tmpdir(), "messenger-"));
    const server = await startServer(programUnderTest("step-6-reference"), {
        options: ["--database", join(folder, "messenger.db")],
    });
    const size = { viewport: { width: 400, height: 520 } };
    const frames = [];
    const show = async (caption, jane, mary) =>
        frames.push(
            browserWindows(
                [
                    { name: "Jane", address, png: await jane.page.screenshot(), width: 400 },
                    { name: "Mary", address, png: await mary.page.screenshot(), width: 400 },
                ],
                caption,
            ),
        );
    try {
        const jane = await openWithKeys(browser, server.url, size);
        await jane.signUp("jane@example.com");
        const mary = await openWithKeys(browser, server.url, size);
        await jane.says("Is anybody there?");
        await jane.sees("Is anybody there?");
        await show("Jane writes. Nobody else has keys yet.", jane, mary);

        await mary.signUp("mary@example.com");
        await jane.page.getByText("mary is new here").first().waitFor();
        await show("Mary joins, and Jane is told. The past stays closed.", jane, mary);
        await jane.button("I have seen it").click();
        await mary.button("I have seen it").click();

        await mary.says("This is Mary!");
        await jane.sees("This is Mary!");
        await jane.says("Hello Mary. Can the server read this?");
        await mary.sees("Hello Mary. Can the server read this?");
        await show("Both read both.", jane, mary);

        await mary.button("What the server sees").last().click();
        await mary.button("What it says").waitFor();
        await show("This is what the server sees.", jane, mary);

        await mary.button("What it says").click();
        await mary.says("Not a word of it.");
        await jane.sees("Not a word of it.");
        await show("Congratulations! You have built a secure messenger.", jane, mary);
        writeFileSync(picture("congratulations.gif"), await animation(browser, frames, secondsEach));
    } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
    }
}
