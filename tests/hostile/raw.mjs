// A TCP connection that sends any bytes, and shows those that come back.

import { once } from "node:events";
import { connect } from "node:net";

/**
 * Connects to `port` of 127.0.0.1, or from another loopback address of this machine (`from`: Linux
 * has all of 127.0.0.0/8). It reads nothing of what the server sends if `reads` is false. The result has
 *   send(bytes)    resolves when they may be followed by more, or when the server has closed
 *   received()     all bytes so far, as a Buffer
 *   until(bytes)   resolves to what was received up to and including `bytes`, and takes it away;
 *                  rejects when the server closes first
 *   closed         resolves when the server has closed or reset the connection
 *   pause()        reads nothing any more
 *   destroy()
 */
export async function connectRaw(port, { from, reads = true } = {}) {
    const socket = connect({ port, host: "127.0.0.1", localAddress: from });
    let bytes = Buffer.alloc(0);
    let ended = false;
    socket.on("error", () => {}); // "close" follows
    const closed = new Promise((resolve) => socket.once("close", resolve)).then(() => {
        ended = true;
        socket.emit("more");
    });
    if (reads)
        socket.on("data", (more) => {
            bytes = Buffer.concat([bytes, more]);
            socket.emit("more");
        });
    await Promise.race([once(socket, "connect"), closed]);
    if (ended) throw new Error(`nobody accepts connections at port ${port}`);

    return {
        closed,
        received: () => bytes,
        pause: () => socket.pause(),
        destroy: () => socket.destroy(),

        async send(text) {
            if (ended || socket.write(text)) return;
            await Promise.race([once(socket, "drain").catch(() => closed), closed]);
        },

        async until(text) {
            for (;;) {
                const end = bytes.indexOf(text);
                if (end >= 0) {
                    const part = bytes.subarray(0, end + text.length);
                    bytes = bytes.subarray(end + text.length);
                    return part.toString("latin1");
                }
                if (ended)
                    throw new Error(`the server closed before it sent ${JSON.stringify(text)}: ${bytes}`);
                await once(socket, "more").catch(() => closed);
            }
        },
    };
}

/** Sends `request` on a connection of its own; resolves to the status of the answer, or to "closed". */
export async function statusOf(port, request, options) {
    const connection = await connectRaw(port, options);
    try {
        await connection.send(request);
        const line = await connection.until("\r\n").catch(() => "HTTP/1.1 closed");
        const status = line.split(" ")[1].trim();
        return status === "closed" ? status : Number(status);
    } finally {
        connection.destroy();
    }
}
