// The pictures of the terminal in README.md show what the companion says today, and the guide of step 1
// counts the tests as it does.

import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { descriptionOf } from "../../readme-images/png.mjs";
import { shownInTerminal, terminalPictures, withoutColours } from "../../readme-images/step-1-terminal.mjs";
import { readGuide } from "./guide.mjs";
import { sitDown } from "./learner.mjs";
import { stepsOf } from "./solving.mjs";

const inWords = { 9: "nine", 10: "ten", 11: "eleven", 12: "twelve" };

let learner;

before(async () => {
    learner = await sitDown();
    for (const { number } of await stepsOf(learner))
        assert.equal((await learner.runs(`./workshop reset ${number}`)).status, 0);
    rmSync(join(learner.root, ".workshop"), { recursive: true }); // as if it had just been cloned
});
after(() => learner?.leaves());

for (const { name, words } of terminalPictures)
    test(`readme-images/${name}`, () => {
        const shown = shownInTerminal({ companion: process.env.COMPANION, root: learner.root, words });
        const picture = readFileSync(join(learner.root, "readme-images", name));
        assert.equal(
            descriptionOf(picture),
            withoutColours(shown),
            "make it anew: node readme-images/make.mjs",
        );
    });

test("the guide of step 1 counts the tests", async () => {
    const [{ file, todos }] = await stepsOf(learner);
    const guide = readGuide(learner.root, file.split("/")[0]);
    const count = todos.reduce((sum, { tests }) => sum + tests.length, 0);
    guide.says(`0 of ${count} tests are green`);
    guide.says(`All ${count} tests are green`);
    for (const { number, tests } of todos.slice(0, -1))
        guide.says(`The ${inWords[tests.length]} tests of ${number} are green`);
});
