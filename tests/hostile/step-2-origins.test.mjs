// Pages of other origins in the browser of somebody who is logged in. The browser sends her cookie along to
// every port of localhost, so only the server can refuse them.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { launchBrowser } from "../browser/browser.mjs";
import { programUnderTest, startServer } from "../browser/server.mjs";

const credentials = JSON.stringify({ email: "mary@example.com", password: "correct horse" });

let server, neighbor, browser, context;
before(async () => {
    server = await startServer(programUnderTest("step-2-reference"), { options: ["--database", ":memory:"] });
    neighbor = createServer((_, answer) =>
        answer.setHeader("Content-Type", "text/html").end("<title>Eve</title>"),
    );
    neighbor.listen(0, "127.0.0.1");
    await once(neighbor, "listening");
    const elsewhere = `127.0.0.1:${neighbor.address().port}`; // no test may listen on port 80
    browser = await launchBrowser([
        `--host-resolver-rules=MAP localhost:80 ${elsewhere},MAP rebound.example 127.0.0.1`,
    ]);
    context = await browser.newContext();
});
after(async () => {
    await browser?.close();
    neighbor?.close();
    neighbor?.closeAllConnections();
    await server?.stop();
});

const cookies = async () => JSON.stringify(await context.cookies());

/** What a page at `url` can do at the server at `target`: log in (which makes a new cookie), read, and connect. */
async function attack(url, target) {
    const page = await context.newPage();
    await page.goto(url);
    const earlier = await cookies();
    const seen = await page.evaluate(
        async ([to, body]) => {
            const read = (path) =>
                fetch(to + path, { credentials: "include" }).then(
                    (answer) => (answer.ok ? answer.text() : "refused"),
                    () => "refused",
                );
            // "no-cors": a request that a browser sends to any site, without asking it first. Its answer
            // never comes back to a page of another origin (Cross-Origin-Resource-Policy).
            const logIn = { method: "POST", mode: "no-cors", credentials: "include", body };
            await fetch(`${to}/api/session`, logIn).catch(() => {});
            const me = await read("/api/me");
            const messages = await read("/api/messages");
            const socket = new WebSocket(`${to.replace("http", "ws")}/ws`);
            const webSocket = await new Promise((resolve) => {
                socket.onopen = () => resolve("open");
                socket.onerror = () => resolve("refused");
            });
            socket.close();
            return { me, messages, webSocket };
        },
        [target, credentials],
    );
    await page.close();
    return { logIn: (await cookies()) === earlier ? "refused" : "done", ...seen };
}

const refused = { logIn: "refused", me: "refused", messages: "refused", webSocket: "refused" };

test("the server's own page may do all that", async () => {
    const page = await context.newPage();
    await page.goto(server.url);
    const status = await page.evaluate(async (body) => {
        const answer = await fetch("/api/users", { method: "POST", body });
        return answer.status;
    }, credentials);
    assert.equal(status, 201);
    await page.close();
    const { logIn, me, webSocket } = await attack(server.url, server.url);
    assert.equal(logIn, "done");
    assert.equal(JSON.parse(me).email, "mary@example.com");
    assert.equal(webSocket, "open");
});

test("a page of another port of localhost may do nothing", async () => {
    assert.deepEqual(await attack(`http://localhost:${neighbor.address().port}/`, server.url), refused);
});

test("nor may a page of localhost without a port", async () => {
    assert.deepEqual(await attack("http://localhost/", server.url), refused);
});

test("nor may a page under a name that was made to point here", async () => {
    const rebound = `http://rebound.example:${server.port}`;
    assert.deepEqual(await attack(rebound, rebound), refused);
});
