// The page of step 2 behind an HTTPS proxy: cookie, origin and WebSocket have to fit there, too.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { launchBrowser } from "./browser.mjs";
import { startHttpsProxy } from "./https-proxy.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { openMessenger } from "./step-2-page.mjs";

test("the messenger works behind an HTTPS proxy", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "messenger-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const start = async (port, ...options) =>
        startServer(programUnderTest("step-2-reference"), {
            port,
            options: ["--database", join(folder, "messenger.db"), ...options],
        });
    let server = await start(0);
    t.after(() => server.stop());
    const proxy = await startHttpsProxy(server.port);
    t.after(() => proxy.stop());
    const browser = await launchBrowser();
    t.after(() => browser.close());
    const jane = await openMessenger(browser, server.url);
    const fred = await openMessenger(browser, proxy.url, { ignoreHTTPSErrors: true });
    await jane.signUp("jane@example.com");

    // A server that was not told of the proxy takes its pages for a stranger's.
    await fred.logIn("jane@example.com");
    await fred.page.locator("#login-error:not(:empty)").waitFor();
    assert.equal(await fred.field.count(), 0);

    await server.stop();
    server = await start(server.port, "--origin", proxy.url);
    await jane.isTold("Connected again");
    await fred.signUp("fred@example.com");
    await fred.says("Hi Jane. This is Fred");
    await jane.sees("Hi Jane. This is Fred");
    await fred.page.reload();
    await fred.sees("Hi Jane. This is Fred");
    assert.deepEqual([...jane.complaints, ...fred.complaints], []);

    const cookies = await fred.context.cookies();
    assert.deepEqual(cookies.map(({ name }) => name.split("-")[0]).sort(), ["device", "session"]);
    for (const { httpOnly, sameSite, secure } of cookies)
        assert.deepEqual(
            { httpOnly, sameSite, secure },
            { httpOnly: true, sameSite: "Strict", secure: true },
        );
});
