// Stands between clients and the server, and writes down all that passes, as the wire has it under
// HTTP's and the WebSocket's own wrapping: a browser masks what it sends in frames, so that the bytes
// of the connection would tell nothing.

import { once } from "node:events";
import { createServer, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { WebSocket, WebSocketServer } from "ws";

/**
 * Listens on a free port, forwards to `port` on this machine. The result has
 *   url
 *   frames     the texts of all WebSocket frames, both ways, in order
 *   requests   the same of all requests and answers: line, headers and body
 *   stop()
 */
export async function startRecordingProxy(port) {
    const frames = [];
    const requests = [];
    const server = `http://localhost:${port}`;
    const asForTheServer = ({ headers }) => ({
        ...headers,
        host: `localhost:${port}`,
        ...(headers.origin && { origin: server }),
    });

    const proxy = createServer(async (incoming, answer) => {
        const asked = await buffer(incoming);
        requests.push(`${incoming.method} ${incoming.url} ${JSON.stringify(incoming.headers)}\n${asked}`);
        const outgoing = request(server + incoming.url, {
            method: incoming.method,
            headers: asForTheServer(incoming),
        });
        outgoing.on("error", () => answer.writeHead(502).end());
        outgoing.on("response", async (response) => {
            const answered = await buffer(response);
            requests.push(`${response.statusCode} ${JSON.stringify(response.headers)}\n${answered}`);
            answer.writeHead(response.statusCode, response.headers).end(answered);
        });
        outgoing.end(asked);
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
                join(clientSide, serverSide);
                join(serverSide, clientSide);
            }),
        );
    });
    function join(from, to) {
        from.on("message", (data, isBinary) => {
            frames.push(data.toString());
            to.send(data, { binary: isBinary });
        });
        from.on("close", () => to.close());
        from.on("error", () => to.terminate());
    }

    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    return {
        url: `http://localhost:${proxy.address().port}`,
        frames,
        requests,
        async stop() {
            const closed = once(proxy, "close");
            proxy.close();
            proxy.closeAllConnections();
            for (const socket of sockets.clients) socket.terminate();
            await closed;
        },
    };
}
