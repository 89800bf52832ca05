import { WebSocket, WebSocketServer } from "ws";

const server = new WebSocketServer({ port: Number(process.argv[2] ?? 8080), host: "127.0.0.1" });
server.on("listening", () => console.log(`listens on ws://127.0.0.1:${server.address().port}`));

server.on("connection", (client) => {
    client.on("error", () => {});
    client.on("message", (data, isBinary) => {
        for (const other of server.clients)
            if (other !== client && other.readyState === WebSocket.OPEN)
                other.send(data, { binary: isBinary });
    });
});
