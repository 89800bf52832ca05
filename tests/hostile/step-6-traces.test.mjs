// Words that two people write to each other, and their passphrases, leave no trace: not in the memory of
// the running server, not in the files that it keeps, and not on the disks of the two clients. (The wire
// and the console: tests/browser/step-4-secrecy.test.mjs.)

import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import {
    closeSync,
    mkdtempSync,
    openSync,
    readdirSync,
    readFileSync,
    readSync,
    rmSync,
    statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launchPerson } from "../browser/browser.mjs";
import { programUnderTest, startServer } from "../browser/server.mjs";
import { openWithTrust } from "../browser/step-6-chat-fixture.mjs";
import { chat } from "../browser/terminal.mjs";

const secretWord = () => Array.from({ length: 16 }, () => String.fromCharCode(97 + randomInt(26))).join("");
const secrets = {
    "Jane's message": secretWord(),
    "Jane's draft": secretWord(),
    "Jane's passphrase": secretWord(),
    "Fred's message": secretWord(),
    "Fred's passphrase": secretWord(),
};
let folder, server, browser, jane, fred;

/** Jane in a page, whose browser keeps its profile in a folder, and Fred in a terminal. */
before(async () => {
    folder = mkdtempSync(join(tmpdir(), "traces-"));
    server = await startServer(programUnderTest("step-6-reference"), {
        options: ["--database", join(folder, "server.db")],
    });
    browser = await launchPerson(join(folder, "jane"));
    jane = await openWithTrust(browser, server.url);
    await jane.signUp("jane@example.com", secrets["Jane's passphrase"]);
    fred = chat(server.url, "fred@example.com", {
        passphrase: secrets["Fred's passphrase"],
        home: join(folder, "fred"),
    });
    await jane.knowsReaders("2 people can read what you write: you and fred.");
    await jane.says(secrets["Jane's message"]);
    await fred.sees(secrets["Jane's message"]);
    fred.says(secrets["Fred's message"]);
    await jane.sees(secrets["Fred's message"]);
    await jane.field.pressSequentially(secrets["Jane's draft"]);
});
after(async () => {
    await browser?.close();
    await fred?.leaves();
    await server?.stop();
    rmSync(folder, { recursive: true });
});

/** How `word` may stand in bytes: in one or two bytes a letter, in hexadecimal, in base64. */
const guises = (word) => [
    word,
    Buffer.from(word, "utf16le").toString("latin1"),
    Buffer.from(word).toString("hex"),
    ...[0, 1, 2].map((before) =>
        Buffer.from("x".repeat(before) + word)
            .toString("base64")
            .slice(4, -4),
    ),
];

function assertNoTrace(bytes, place) {
    for (const [what, secret] of Object.entries(secrets))
        for (const guise of guises(secret))
            assert.ok(!bytes.includes(guise, "latin1"), `${what} is in ${place}`);
}

/** All of a process's memory that it may write to. */
function memoryOf(pid) {
    const memory = openSync(`/proc/${pid}/mem`, "r");
    try {
        const parts = readFileSync(`/proc/${pid}/maps`, "utf8")
            .split("\n")
            .map((line) => /^([0-9a-f]+)-([0-9a-f]+) rw.*?(\[vvar\])?$/.exec(line))
            .filter((match) => match && !match[3])
            .map(([, begin, end]) => {
                const part = Buffer.alloc(Number.parseInt(end, 16) - Number.parseInt(begin, 16));
                return part.subarray(0, readSync(memory, part, 0, part.length, Number.parseInt(begin, 16)));
            });
        return Buffer.concat(parts);
    } finally {
        closeSync(memory);
    }
}

const filesIn = (path) =>
    readdirSync(path, { withFileTypes: true, recursive: true })
        .map((entry) => join(entry.path, entry.name))
        .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());

test(
    "no trace in the memory of the running server",
    { skip: process.platform !== "linux" && "this needs Linux's /proc" },
    () => {
        const memory = memoryOf(server.pid);
        assert.ok(memory.includes("jane@example.com")); // so much is there, and is found
        assertNoTrace(memory, "the server's memory");
    },
);

test("no trace in the server's files", () => {
    const files = readdirSync(folder).filter((name) => name.startsWith("server.db"));
    const bytes = Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
    assert.ok(bytes.includes("jane@example.com"));
    assertNoTrace(bytes, "the server's files");
});

test("no trace on the disk of the terminal client", () => {
    const files = filesIn(join(folder, "fred"));
    assert.ok(files.some((file) => readFileSync(file).includes("jane@example.com"))); // her pin
    for (const file of files) assertNoTrace(readFileSync(file), file);
});

test("no trace on the disk of the browser", async () => {
    await jane.page.goto("about:blank"); // what the page kept is written now
    await browser.close();
    const files = filesIn(join(folder, "jane"));
    assert.ok(files.some((file) => readFileSync(file).includes(`localhost:${server.port}`)));
    for (const file of files) assertNoTrace(readFileSync(file), file);
});
