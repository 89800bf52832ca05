// A session that ends by itself takes nothing of what somebody was writing.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openMessenger } from "../browser/step-2-page.mjs";
import { openLyingFixture } from "./lying-server.mjs";

const fixture = openLyingFixture({ program: "step-2-reference", open: openMessenger });

test("a draft is there again after the log-in", async () => {
    const person = await fixture.enter("jane@example.com");
    await person.field.fill("half a message");
    fixture.sql("DELETE FROM sessions");
    await fixture.server.stop();
    await fixture.restart();
    await person.page.getByRole("alert").getByText("You are not logged in any more.").waitFor();
    await person.logIn("jane@example.com");
    await person.field.waitFor();
    assert.equal(await person.field.inputValue(), "half a message");
});
