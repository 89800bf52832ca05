// Stands between clients and the server, and can read and change everything that passes, as the owner
// of a server can.

import { once } from "node:events";
import { createServer, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { WebSocket, WebSocketServer } from "ws";

/**
 * Listens on a free port, forwards to `port` on this machine. `hooks` may have
 *   asks(asked)               for each request, which it may change: {method, path, headers, body}
 *   answered(asked, answer)   for each answer, which it may change: {status, headers, body}; the bodies
 *                             are texts
 *   toClient(text)            for each frame of the server; returns the texts to pass on, in a list
 *   toServer(text)            the same for frames of a client
 * The result has
 *   url
 *   say(text)                 sends a frame to each client that is connected
 *   stop()
 */
export async function startProxy(port, hooks = {}) {
    const server = `http://localhost:${port}`;
    const asForTheServer = ({ headers }) => ({
        ...headers,
        host: `localhost:${port}`,
        ...(headers.origin && { origin: server }),
    });

    const proxy = createServer(async (incoming, outward) => {
        const { method, url: path } = incoming;
        const asked = {
            method,
            path,
            headers: asForTheServer(incoming),
            body: String(await buffer(incoming)),
        };
        hooks.asks?.(asked);
        if (asked.headers["content-length"] !== undefined)
            asked.headers["content-length"] = Buffer.byteLength(asked.body);
        const outgoing = request(server + path, { method, headers: asked.headers });
        outgoing.on("error", () => outward.writeHead(502).end());
        outgoing.on("response", async (response) => {
            const { statusCode: status, headers } = response;
            const answer = { status, headers: { ...headers }, body: String(await buffer(response)) };
            hooks.answered?.(asked, answer);
            if (answer.headers["content-length"] !== undefined)
                answer.headers["content-length"] = Buffer.byteLength(answer.body);
            outward.writeHead(answer.status, answer.headers).end(answer.body);
        });
        outgoing.end(asked.body);
    });

    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    proxy.on("upgrade", (incoming, connection, head) => {
        const { cookie, host, origin } = asForTheServer(incoming);
        const serverSide = new WebSocket(server.replace("http", "ws") + incoming.url, {
            perMessageDeflate: false,
            headers: { cookie, host, ...(origin && { origin }) },
        });
        serverSide.on("error", () => connection.destroy());
        serverSide.on("open", () =>
            sockets.handleUpgrade(incoming, connection, head, (clientSide) => {
                join(clientSide, serverSide, hooks.toServer);
                join(serverSide, clientSide, hooks.toClient);
            }),
        );
    });
    function join(from, to, change = (text) => [text]) {
        from.on("message", (data, isBinary) => {
            for (const text of change(data.toString())) to.send(text, { binary: isBinary });
        });
        from.on("close", () => to.close());
        from.on("error", () => to.terminate());
    }

    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    return {
        url: `http://localhost:${proxy.address().port}`,
        say(text) {
            for (const socket of sockets.clients) socket.send(text);
        },
        async stop() {
            const closed = once(proxy, "close");
            proxy.close();
            proxy.closeAllConnections();
            for (const socket of sockets.clients) socket.terminate();
            await closed;
        },
    };
}
