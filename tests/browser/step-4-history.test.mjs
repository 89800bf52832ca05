// A hundred encrypted messages of history, opened in the page without keeping it from anything else.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";
import { openWithKeys } from "./step-3-page.mjs";
import { chat } from "./terminal.mjs";

const fixture = openFixture({ program: "step-4-reference", open: openWithKeys });
const count = 100;

/**
 * Runs in the page before its scripts. Opening a message ends with verifying its signature. A task
 * with the priority of a keystroke, asked for then, notes how many messages were verified before the
 * page found time for it: `openedAtOnce`, a list of counts.
 */
function noteWhatIsOpenedAtOnce() {
    const { verify } = SubtleCrypto.prototype;
    globalThis.openedAtOnce = [];
    let opened = 0;
    SubtleCrypto.prototype.verify = function (...how) {
        if (++opened === 1)
            scheduler.postTask(
                () => {
                    globalThis.openedAtOnce.push(opened);
                    opened = 0;
                },
                { priority: "user-blocking" },
            );
        return verify.apply(this, how);
    };
}

test("between two messages of the history the page has time for a keystroke", async () => {
    const jane = await fixture.enter("jane@example.com");
    const fred = chat(fixture.server.url, "fred@example.com");
    await jane.page.locator('#people-list li[title="fred@example.com"] .fresh').waitFor();
    for (let i = 0; i < count; ++i) fred.says(`line ${i}`);
    await jane.sees(`line ${count - 1}`);
    assert.equal(await fred.leaves(), 0);

    await jane.page.addInitScript(noteWhatIsOpenedAtOnce);
    await jane.page.reload();
    await jane.unlock();
    await jane.sees(`line ${count - 1}`);
    await jane.messageList.focus();
    await jane.page.keyboard.press("Home");
    await jane.sees("line 0");
    assert.deepEqual(
        await jane.words(),
        Array.from({ length: count }, (_, i) => `line ${i}`),
    );

    const openedAtOnce = await jane.page.evaluate(() => globalThis.openedAtOnce);
    assert.ok(openedAtOnce.length >= count, `${openedAtOnce}`);
    assert.equal(Math.max(...openedAtOnce), 1, `${openedAtOnce}`);
});
