// Makes the pictures of the guide from the running programs, about two minutes:
//
//     node readme-images/make.mjs            all of them
//     node readme-images/make.mjs browsers   without the terminal, which takes most of the time
//
// It needs the references of steps 1 to 6 and companion in build/learn/bin, Chromium, `script`
// (util-linux), sqlite3's shell, and `npm install` in tests/.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import { launchBrowser } from "../tests/browser/browser.mjs";
import { programUnderTest, startServer } from "../tests/browser/server.mjs";
import { openPage } from "../tests/browser/step-1-page.mjs";
import { browserWindows } from "./frames.mjs";
import { transparentPng } from "./png.mjs";
import { terminalsOfStep1 } from "./step-1-terminal.mjs";
import { browsersOfStep2 } from "./step-2.mjs";
import { browsersOfStep3 } from "./step-3.mjs";
import { browsersOfStep4 } from "./step-4.mjs";
import { browsersOfStep5 } from "./step-5.mjs";
import { browsersOfStep6, congratulations } from "./step-6.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const companion = join(root, "build/learn/bin/companion");
const picture = (name) => join(root, "readme-images", name);

async function draw(browser, html, name, change = (png) => png) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 600 } });
    const page = await context.newPage();
    await page.setContent(html);
    writeFileSync(picture(name), change(await page.locator("body").screenshot()));
    await context.close();
}

async function browsersOfStep1(browser) {
    const server = await startServer(programUnderTest("step-1-reference"));
    try {
        const address = "localhost:8080"; // what the guide says, whichever port was free here
        const size = { viewport: { width: 460, height: 420 } };
        const jane = await openPage(browser, server.url, size);
        await server.printed("Hello from browser");
        const fred = await openPage(browser, server.url, size);
        await jane.sees("They: Hello from browser");
        await jane.says("Hi Fred. This is Jane.");
        await fred.sees("They: Hi Fred. This is Jane.");
        await fred.says("Hi Jane. This is Fred");
        await jane.sees("They: Hi Jane. This is Fred");
        await draw(
            browser,
            browserWindows([
                { name: "Jane", address, png: await jane.page.screenshot() },
                { name: "Fred", address, png: await fred.page.screenshot() },
            ]),
            "step-1-two-browsers.png",
        );

        const phone = await openPage(browser, server.url, {
            viewport: { width: 360, height: 560 },
            colorScheme: "dark",
            hasTouch: true,
        });
        await fred.sees("They: Hello from browser");
        await jane.says("Mary, are you reading this on your phone?");
        await phone.sees("They: Mary, are you reading this on your phone?");
        await phone.says("Yes, from the sofa. Guvf vf ebg guvegrra.");
        await fred.sees("They: Yes, from the sofa. Guvf vf ebg guvegrra.");
        await phone.page.screenshot({ path: picture("step-1-phone.png") });

        await fred.field.fill("I am still typing this");
        await server.stop();
        await fred.isTold("The server is gone");
        await draw(
            browser,
            browserWindows([{ name: "Fred", address, png: await fred.page.screenshot() }]),
            "step-1-server-gone.png",
        );
    } finally {
        await server.stop();
    }
}

async function terminalsInFreshClone(browser) {
    const folder = mkdtempSync(join(tmpdir(), "fresh-"));
    try {
        const left = new Set(["build", ".git", ".workshop", "tests/node_modules"]);
        cpSync(root, folder, { recursive: true, filter: (path) => !left.has(relative(root, path)) });
        await terminalsOfStep1(browser, { draw, companion, root: folder });
    } finally {
        rmSync(folder, { recursive: true });
    }
}

const browser = await launchBrowser();
try {
    writeFileSync(picture("spacer.png"), transparentPng(16, 24));
    await browsersOfStep1(browser);
    await browsersOfStep2(browser, { picture, draw });
    await browsersOfStep3(browser, { draw });
    await browsersOfStep4(browser, { draw });
    await browsersOfStep5(browser, { draw, companion });
    await browsersOfStep6(browser, { draw });
    await congratulations(browser, { picture });
    if (process.argv[2] !== "browsers") await terminalsInFreshClone(browser);
} finally {
    await browser.close();
}
