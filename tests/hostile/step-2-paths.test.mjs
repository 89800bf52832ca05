// Nothing but the page's own files is served, however a path is written.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";
import { statusOf } from "./raw.mjs";

let server;
before(async () => {
    server = await startServer(programUnderTest("step-2-reference"), { options: ["--database", ":memory:"] });
});
after(() => server?.stop());

const get = (path) => statusOf(server.port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);

test("the page is served", async () => {
    assert.equal(await get("/"), 200);
    assert.equal(await get("/main.js"), 200);
});

for (const path of [
    "/../server/main.cpp",
    "/..%2fserver%2fmain.cpp",
    "/%2e%2e/server/main.cpp",
    "/....//server/main.cpp",
    "/..\\server\\main.cpp",
    "//etc/passwd",
    "/etc/passwd",
    "/main.js%00.txt",
    "/main.js/",
    "/./main.js/../../server/main.cpp",
    "http://localhost/../server/main.cpp",
    `/${"../".repeat(40)}etc/passwd`,
]) {
    test(`GET ${path.slice(0, 60)} is refused`, async () => {
        assert.ok([400, 403, 404].includes(await get(path)));
    });
}
