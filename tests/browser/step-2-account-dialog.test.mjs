// What users do with their own accounts on the page of step 2, and how they come to have one.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { openFixture } from "./step-2-chat-fixture.mjs";

const fixture = openFixture();
const jane = "jane@example.com";

const dialogOf = (person) => person.page.getByRole("dialog", { name: "Your account" });
const press = (person, name) => dialogOf(person).getByRole("button", { name, exact: true }).click();
const isSaid = (person, words) => dialogOf(person).getByText(words).waitFor();

async function openDialog(person) {
    await person.page.getByRole("button", { name: "Account", exact: true }).click();
    await dialogOf(person).waitFor();
}

test("a new password ends the other sessions", async () => {
    const here = await fixture.enter(jane);
    const elsewhere = await fixture.arrive();
    await elsewhere.logIn(jane);
    await elsewhere.field.waitFor();

    await openDialog(here);
    await isSaid(here, "Your passphrase, if you have one, is something else");
    const { page } = here;
    const fill = async (old, fresh, again) => {
        await page.locator("#old-password").fill(old);
        await page.locator("#new-password").fill(fresh);
        await page.locator("#again-password").fill(again);
        await page.keyboard.press("Enter");
    };
    await fill("correct horse", "short", "short");
    await isSaid(here, "too short");
    await fill("correct horse", "a new horse", "an old horse");
    await isSaid(here, "do not match");
    await fill("wrong horse", "a new horse", "a new horse");
    await isSaid(here, "This is not your password.");
    assert.equal(await page.evaluate(() => document.activeElement.id), "old-password");
    await fill("correct horse", "a new horse", "a new horse");
    await isSaid(here, "Your password is changed.");
    assert.equal(await page.locator("#new-password").inputValue(), "");

    await elsewhere.page.getByText("You are not logged in any more.").waitFor();
    await page.keyboard.press("Escape");
    await here.says("still here");
    await here.sees("still here");
    await elsewhere.logIn(jane, "a new horse");
    await elsewhere.field.waitFor();
});

test("logging out everywhere ends all sessions", async () => {
    const here = await fixture.enter(jane);
    const elsewhere = await fixture.arrive();
    await elsewhere.logIn(jane);
    await elsewhere.field.waitFor();
    await openDialog(here);
    await press(here, "Log out everywhere");
    await here.page.getByText("You are logged out everywhere.").waitFor();
    await elsewhere.page.getByText("You are not logged in any more.").waitFor();
    await here.page.reload();
    await here.email.waitFor();
});

test("an account is removed, and the others see it leave", async () => {
    const fred = await fixture.enter("fred@example.com");
    const here = await fixture.enter(jane);
    await fred.page.getByText("2 of 2 here").waitFor();
    await openDialog(here);
    await here.page.locator("#removal-password").fill("wrong horse");
    await press(here, "Remove my account");
    await isSaid(here, "This is not your password.");
    await here.page.locator("#removal-password").fill("correct horse");
    await press(here, "Remove my account");
    await here.page.getByText("Your account is removed.").waitFor();
    await fred.page.getByText("1 of 1 here").waitFor();
    await here.logIn(jane);
    await here.page.getByText("The address or the password is wrong.").waitFor();
});

test("the page asks for the invite code when the server wants one", async () => {
    await fixture.server.stop();
    await fixture.restart(["--invite", "three blind mice"]);
    const here = await fixture.arrive();
    const code = here.page.getByRole("textbox", { name: "Invite code" });
    await here.page.getByRole("button", { name: "Create an account" }).click();
    assert.equal(await code.count(), 0);
    await here.logIn(jane);
    await here.page.getByText("You need an invite code").waitFor();
    await code.fill("two blind mice");
    await code.press("Enter");
    await here.page.getByText("This invite code is not the right one.").waitFor();
    await code.fill(" three blind mice ");
    await code.press("Enter");
    await here.field.waitFor();
});

test("a server that is full says so", async () => {
    await fixture.server.stop();
    await fixture.restart(["--max-accounts", "1"]);
    await fixture.enter(jane);
    const fred = await fixture.arrive();
    await fred.page.getByRole("button", { name: "Create an account" }).click();
    await fred.logIn("fred@example.com");
    await fred.page
        .getByRole("alert")
        .getByText("This server has as many accounts as it may have.")
        .waitFor();
});

test("an older address that looks like a remark is shown in quotation marks", async () => {
    const here = await fixture.enter(jane);
    const insert = "INSERT INTO users VALUES ('mary@example.com(verified)', 'no hash', 1)";
    execFileSync("sqlite3", [fixture.database, insert]);
    await here.says("anybody new?"); // before it, the server looks who is there
    await here.page.locator("#people-list").getByText('"mary@example.com(verified)"').waitFor();
});

for (const width of [1280, 390, 320]) {
    for (const colorScheme of ["light", "dark"]) {
        test(`the dialog fits a ${colorScheme} window of ${width} pixels`, async () => {
            const here = await fixture.enter(jane, { viewport: { width, height: 844 }, colorScheme });
            await openDialog(here);
            const outside = await here.page.evaluate(() =>
                [...document.querySelectorAll("body, header *, #account-dialog, #account-dialog *")]
                    .filter((element) => element.checkVisibility())
                    .filter((element) => {
                        const { left, right } = element.getBoundingClientRect();
                        return left < 0 || right > innerWidth;
                    })
                    .map(({ tagName, id }) => `${tagName} ${id}`),
            );
            assert.deepEqual(outside, []);
            if (process.env.PICTURES)
                await here.page.screenshot({
                    path: `${process.env.PICTURES}/account-${width}-${colorScheme}.png`,
                });
        });
    }
}
