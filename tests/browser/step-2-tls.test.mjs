// The server of step 2 with a certificate of its own: page, API, cookie and WebSocket over TLS, for
// Node, which trusts that certificate alone, and for a browser.

import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as plainRequest } from "node:http";
import { request } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connect as connectTls } from "node:tls";
import WebSocket from "ws";

import { launchBrowser } from "./browser.mjs";
import { makeCertificate } from "./certificate.mjs";
import { programUnderTest, startServer } from "./server.mjs";
import { openMessenger } from "./step-2-page.mjs";

const folder = mkdtempSync(join(tmpdir(), "messenger-"));
const files = makeCertificate(folder);
const ca = readFileSync(files.certificate);
let server;

const start = (port = 0) =>
    startServer(programUnderTest("step-2-reference"), {
        port,
        options: [
            "--database",
            join(folder, "messenger.db"),
            "--certificate",
            files.certificate,
            "--key",
            files.key,
        ],
    });

before(async () => {
    server = await start();
});
after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
});

/** Asks, and resolves with { status, headers, body }. */
async function ask(target, { body, ask = request, url = server.url, ...options } = {}) {
    const asked = ask(url + target, { ca, method: body ? "POST" : "GET", ...options });
    asked.end(body && JSON.stringify(body));
    const [response] = await once(asked, "response");
    const { statusCode: status, headers } = response;
    return { status, headers, body: Buffer.concat(await response.toArray()).toString() };
}

const signUp = (email) => ask("/api/users", { body: { email, password: "correct horse" } });
const cookieOf = (answer) => answer.headers["set-cookie"][0];

/** A client with the session in `cookie`, and there. */
async function joined(cookie) {
    const socket = new WebSocket(`wss://localhost:${server.port}/ws`, { ca, headers: { cookie } });
    await once(socket, "message"); // its welcome
    return socket;
}

test("page and API come over TLS, and the cookie is Secure", async () => {
    assert.equal(server.url, `https://localhost:${server.port}`);
    assert.match((await ask("/")).body, /<!DOCTYPE html>/);
    const jane = await signUp("jane@example.com");
    assert.equal(jane.status, 201);
    assert.match(cookieOf(jane), /; HttpOnly; SameSite=Strict; .*; Secure$/);
    const me = await ask("/api/me", { headers: { cookie: cookieOf(jane).split(";")[0] } });
    assert.deepEqual(JSON.parse(me.body), { email: "jane@example.com", step: 2 });
});

test("only pages of its own may ask", async () => {
    const from = (origin) =>
        ask("/api/session", {
            headers: { origin },
            body: { email: "nobody@example.com", password: "correct horse" },
        });
    assert.equal((await from(`https://localhost:${server.port}`)).status, 401);
    assert.equal((await from("https://elsewhere.example")).status, 403);
    assert.equal((await from(`https://localhost:${server.port + 1}`)).status, 403);
});

test("TLS 1.2 and 1.3 are spoken", async () => {
    for (const version of ["TLSv1.2", "TLSv1.3"]) {
        const answer = await ask("/", { minVersion: version, maxVersion: version, agent: false });
        assert.equal(answer.status, 200, version);
    }
});

test("who speaks plain HTTP is told, and harms nobody", async () => {
    const answer = await ask("/", { ask: plainRequest, url: `http://localhost:${server.port}` });
    assert.equal(answer.status, 400);
    assert.match(answer.body, /This server speaks HTTPS/);
    assert.equal((await ask("/")).status, 200);
});

test("who never finishes the handshake harms nobody", async () => {
    const silent = [];
    for (let i = 0; i < 50; ++i) {
        const socket = connect(server.port, "127.0.0.1");
        await once(socket, "connect");
        socket.write(Buffer.from("160301020001", "hex")); // a record that is not all there
        silent.push(socket);
    }
    assert.equal((await ask("/")).status, 200);
    for (const socket of silent) socket.destroy();
});

test("the certificate is the one that the server was given", async () => {
    const socket = connectTls({ port: server.port, host: "127.0.0.1", servername: "localhost", ca });
    await once(socket, "secureConnect");
    const hash = (der) => createHash("sha256").update(der).digest("hex");
    assert.equal(hash(socket.getPeerCertificate().raw), hash(new X509Certificate(ca).raw));
    socket.destroy();
});

test("two browsers talk through it", async (t) => {
    const browser = await launchBrowser([`--ignore-certificate-errors-spki-list=${pinOfCertificate()}`]);
    t.after(() => browser.close());
    const sockets = [];
    const mary = await openMessenger(browser, server.url);
    const fred = await openMessenger(browser, "about:blank");
    fred.page.on("websocket", (socket) => sockets.push(socket.url()));
    await fred.page.goto(server.url);
    assert.equal(await fred.page.evaluate(() => isSecureContext), true);
    await mary.signUp("mary@example.com");
    await fred.signUp("fred@example.com");
    await fred.says("Hi Mary. This is Fred");
    await mary.sees("Hi Mary. This is Fred");
    await mary.says("Hi Fred. This is Mary");
    await fred.sees("Hi Fred. This is Mary");
    await fred.page.reload();
    await fred.sees("Hi Fred. This is Mary");
    assert.deepEqual([...mary.complaints, ...fred.complaints], []);
    assert.equal(sockets[0], `wss://localhost:${server.port}/ws`);
    const [{ secure, httpOnly }] = await fred.context.cookies();
    assert.deepEqual({ secure, httpOnly }, { secure: true, httpOnly: true });
});

/** As Chromium wants it: of the public key alone, so that it accepts no other server. */
function pinOfCertificate() {
    const key = new X509Certificate(ca).publicKey.export({ type: "spki", format: "der" });
    return createHash("sha256").update(key).digest("base64");
}

test("who is here when the server stops is told 1001", async () => {
    const socket = await joined(cookieOf(await signUp("sue@example.com")).split(";")[0]);
    const closed = once(socket, "close");
    assert.equal(await server.stop(), 0);
    const [code] = await closed;
    assert.equal(code, 1001);
    server = await start(server.port);
});
