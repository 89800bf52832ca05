// The last picture, which moves, from the running messenger: Mary joins, and what the server sees.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { programUnderTest, startServer } from "../tests/browser/server.mjs";
import { openWithKeys } from "../tests/browser/step-3-page.mjs";
import { browserWindows } from "./frames.mjs";
import { animation } from "./gif.mjs";

const secondsEach = 3;

/** `picture(name)` is where a picture goes. */
export async function congratulations(browser, { picture }) {
    const folder = mkdtempSync(join(tmpdir(), "messenger-"));
    const server = await startServer(programUnderTest("step-6-reference"),
        { options: ["--database", join(folder, "messenger.db")] });
    const address = "localhost:8888"; // what the guide says, whichever port was free here
    const size = { viewport: { width: 400, height: 520 } };
    const frames = [];
    const show = async (caption, jane, mary) => frames.push(browserWindows([
        { name: "Jane", address, png: await jane.page.screenshot(), width: 400 },
        { name: "Mary", address, png: await mary.page.screenshot(), width: 400 },
    ], caption));
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
