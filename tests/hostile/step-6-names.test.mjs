// Names and texts that deceive the eye: look-alikes, letters of other alphabets, and characters that
// reorder a line or cannot be seen.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { modulesOf } from "../browser/page-modules.mjs";
import { openWithTrust } from "../browser/step-6-chat-fixture.mjs";
import { framing, openLyingFixture } from "./lying-server.mjs";

const fixture = openLyingFixture({ program: "step-6-reference", open: openWithTrust });
const [jane, mary] = ["jane@example.com", "mary@example.com"];

test("the page tells look-alikes apart as the terminal does", async () => {
    const { DisplayNames } = await import(`${modulesOf("step-2-users/page")}display-names.js`);
    const pairs = JSON.parse(readFileSync(new URL("../display-names.json", import.meta.url)));
    for (const { one, other, alike } of pairs) {
        const names = new DisplayNames();
        names.add([one, other]);
        assert.deepEqual(
            [names.of(one) === one, names.of(other) === other],
            [alike, alike],
            `${one} ${other}`,
        );
    }
});

test("characters that deceive reach no terminal, and reorder nothing else in the page", async () => {
    const writer = await fixture.enter(mary);
    const person = await fixture.pageOf();
    await person.signUp(jane);
    await writer.knowsReaders("2 people can read what you write: you and jane.");
    const inTerminal = fixture.chat(jane, { signUp: false });
    await inTerminal.isTold("is new here");
    const hidden = [
        "202a",
        "202e",
        "2066",
        "2069",
        "200e",
        "200f",
        "061c",
        "2028",
        "2029",
        "200b",
        "200d",
        "feff",
    ];
    const raw = hidden.map((code) => String.fromCodePoint(parseInt(code, 16))).join("");
    await writer.says(`begin${raw}end`);
    const line = await inTerminal.sees("begin");
    assert.ok(
        line.endsWith(`mary@example.com: begin${hidden.map((code) => `\\u${code}`).join("")}end`),
        line,
    );
    assert.equal(await inTerminal.leaves(), 0);

    const isolation = (selector) =>
        person.page
            .locator(selector)
            .first()
            .evaluate((element) => getComputedStyle(element).unicodeBidi);
    await person.page.locator("#messages .words").getByText("begin").waitFor();
    for (const selector of ["#messages .words", "#messages .sender", "#people .name", "#me"])
        assert.match(await isolation(selector), /isolate|plaintext/, selector);
});

test("somebody whose address is not canonical is nobody", async () => {
    await fixture.enter(mary);
    const fake = (people) => {
        const hers = people.find(({ email }) => email === mary);
        if (hers)
            people.push(
                { ...hers, email: "m\u0430ry@example.com" },
                { ...hers, email: "mary\u202e@example.com" },
            );
    };
    fixture.lies = framing("people", ({ people }) => fake(people));
    const person = await fixture.pageOf();
    await person.signUp(jane);
    await person.knowsReaders("2 people can read what you write: you and mary.");
    assert.equal(await person.page.locator("#people-list li").count(), 2);
    const inTerminal = fixture.chat(jane, { signUp: false });
    inTerminal.says("/who");
    assert.equal(await inTerminal.leaves(), 0);
    assert.doesNotMatch(inTerminal.notes(), /\u0430|u202e/);
    assert.match(inTerminal.notes(), /mary@example\.com is new here: 2 people can read what you write\./);
});
