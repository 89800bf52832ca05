// An HTTPS reverse proxy as workspaces in the cloud have one: the browser speaks HTTPS to it, it
// speaks plain HTTP to the server. Its certificate is made on the spot and signed by itself.

import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { makeCertificate } from "./certificate.mjs";

function madeForNow() {
    const folder = mkdtempSync(join(tmpdir(), "certificate-"));
    try {
        const { key, certificate } = makeCertificate(folder);
        return { key: readFileSync(key), cert: readFileSync(certificate) };
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** Listens on a free port, forwards to `port` on this machine; has `url` and `stop()`. */
export async function startHttpsProxy(port) {
    const sockets = new Set();
    const forward = (incoming) =>
        request({
            host: "127.0.0.1",
            port,
            method: incoming.method,
            path: incoming.url,
            headers: {
                ...incoming.headers,
                host: `localhost:${port}`,
                "x-forwarded-host": incoming.headers.host,
                "x-forwarded-proto": "https",
            },
        });

    const proxy = createServer(madeForNow(), (incoming, answer) => {
        const outgoing = forward(incoming);
        outgoing.on("response", (response) => {
            answer.writeHead(response.statusCode, response.headers);
            response.pipe(answer);
        });
        outgoing.on("error", () => answer.writeHead(502).end());
        incoming.pipe(outgoing);
    });
    proxy.on("upgrade", (incoming, browserSide) => {
        const outgoing = forward(incoming);
        outgoing.on("upgrade", (response, serverSide, early) => {
            const headers = response.rawHeaders.reduce(
                (text, part, i) => text + part + (i % 2 === 0 ? ": " : "\r\n"),
                "",
            );
            browserSide.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`);
            browserSide.write(early);
            browserSide.pipe(serverSide).pipe(browserSide);
            browserSide.on("error", () => serverSide.destroy());
            serverSide.on("error", () => browserSide.destroy());
        });
        outgoing.on("response", () => browserSide.destroy()); // the server did not want to upgrade
        outgoing.on("error", () => browserSide.destroy());
        outgoing.end();
    });
    proxy.on("connection", (socket) => {
        sockets.add(socket);
        socket.on("close", () => sockets.delete(socket));
    });

    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    return {
        url: `https://localhost:${proxy.address().port}`,
        async stop() {
            const closed = once(proxy, "close");
            proxy.close();
            for (const socket of sockets) socket.destroy();
            await closed;
        },
    };
}
