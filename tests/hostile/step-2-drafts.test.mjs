// A session that ends by itself leaves nothing of what somebody was typing to the next person at the screen.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openMessenger } from "../browser/step-2-page.mjs";
import { openLyingFixture } from "./lying-server.mjs";

const fixture = openLyingFixture({ program: "step-2-reference", open: openMessenger });

test("a draft is gone when the session ends", async () => {
    const person = await fixture.enter("jane@example.com");
    await person.field.fill("half a message");
    assert.match(await person.page.evaluate(() => JSON.stringify({ ...sessionStorage })), /half/);
    fixture.sql("DELETE FROM sessions");
    await fixture.server.stop();
    await fixture.restart();
    await person.page.getByRole("alert").getByText("You are not logged in any more.").waitFor();
    const kept = await person.page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    assert.doesNotMatch(kept, /half/);
    await person.logIn("jane@example.com");
    await person.field.waitFor();
    assert.equal(await person.field.inputValue(), "");
});
