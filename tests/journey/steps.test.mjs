// The whole journey: a scripted learner begins with the untouched starters, solves each TODO of each
// step in order, types what the guides say, and sees what they promise.

import assert from "node:assert/strict";
import { utimesSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";

import { launchBrowser } from "../browser/browser.mjs";
import { readGuide } from "./guide.mjs";
import { sitDown } from "./learner.mjs";
import { stepsOf } from "./solving.mjs";

let learner, browser;

before(async () => {
    learner = await sitDown();
    browser = await launchBrowser();
});
afterEach(() => learner?.endsAll()); // after a failure, the next step needs the port
after(async () => {
    await browser?.close();
    learner?.leaves();
});

test("the journey begins with nothing solved", async () => {
    for (const { number, file } of await stepsOf(learner)) {
        const { status, output } = await learner.runs(`./workshop reset ${number}`);
        assert.equal(status, 0, output);
        // A journey that was stopped while it compiled may have left what is newer than this file.
        utimesSync(join(learner.root, file), new Date(), new Date());
    }
    assert.deepEqual(
        (await stepsOf(learner)).map(({ number, state }) => [number, state]),
        [1, 2, 3, 4, 5, 6].map((number) => [number, "unchecked"]),
    );
});

for (const number of [1, 2, 3, 4, 5, 6])
    test(`step ${number}`, async () => {
        const step = (await stepsOf(learner))[number - 1];
        const guide = readGuide(learner.root, step.file.split("/")[0]);
        const { play } = await import(`./step-${number}.mjs`);
        await play({ learner, guide, browser, step });
        assert.deepEqual(guide.left(), [], "typed by nobody, and named as an exception nowhere");
    });
