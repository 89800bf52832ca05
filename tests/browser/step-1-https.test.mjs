// The page of step 1 behind an HTTPS proxy: it has to find its own address, now wss://.

import assert from "node:assert/strict";
import { test } from "node:test";

import { launchBrowser } from "./browser.mjs";
import { startHttpsProxy } from "./https-proxy.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { openPage } from "./step-1-page.mjs";

test("the page works behind an HTTPS proxy", async (t) => {
    const server = await startServer(programUnderTest("step-1-reference"));
    t.after(() => server.stop());
    const proxy = await startHttpsProxy(server.port);
    t.after(() => proxy.stop());
    const browser = await launchBrowser();
    t.after(() => browser.close());

    const addresses = [];
    const jane = await openPage(browser, server.url);
    const fred = await openPage(browser, "about:blank", { ignoreHTTPSErrors: true });
    fred.page.on("websocket", (socket) => addresses.push(socket.url()));
    await fred.page.goto(`${proxy.url}/?from=outside#bottom`);

    await jane.sees("They: Hello from browser");
    await fred.says("Hi Jane. This is Fred");
    await jane.sees("They: Hi Jane. This is Fred");
    await jane.says("Hi Fred. This is Jane.");
    await fred.sees("They: Hi Fred. This is Jane.");
    assert.deepEqual(addresses, [`${proxy.url.replace("https", "wss")}/`]);
});
