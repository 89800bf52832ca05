// Debian's Chromium under playwright-core, without a display and without calling home.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** $CHROMIUM, or where systems install it; undefined where there is none. */
export function findChromium() {
    return process.env.CHROMIUM || candidates.find(existsSync);
}

/** How Chromium is started. Nothing in it gives up after some time: the watchdog decides (see server.mjs). */
function launchOptions(moreArguments) {
    const executablePath = findChromium();
    if (!executablePath)
        throw new Error("no Chromium found: install the package chromium, or set CHROMIUM to its path");
    const isRoot = process.getuid?.() === 0; // root is refused by Chromium's sandbox
    return {
        executablePath,
        headless: true,
        timeout: 0,
        args: [
            "--headless=new",
            ...(isRoot ? ["--no-sandbox"] : []),
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            ...moreArguments,
        ],
    };
}

/** Starts the browser. Each person in a test is a context of its own: `browser.newContext()`. */
export async function launchBrowser(moreArguments = []) {
    const browser = await chromium.launch(launchOptions(moreArguments));
    const newContext = browser.newContext.bind(browser);
    browser.newContext = async (options) => {
        const context = await newContext(options);
        context.setDefaultTimeout(0);
        return context;
    };
    return browser;
}

/** Starts a browser for one person, which keeps its profile in `folder`. It can be given to what takes a
    browser, and gives its one context to everybody. */
export async function launchPerson(folder) {
    const context = await chromium.launchPersistentContext(folder, launchOptions([]));
    context.setDefaultTimeout(0);
    return { newContext: async () => context, close: () => context.close() };
}
