// WebSocket frames as they are on the wire (RFC 6455 section 5.2), right ones and wrong ones.

import { connectRaw } from "./raw.mjs";

export const text = 1;
export const binary = 2;
export const continuation = 0;
export const close = 8;
export const ping = 9;

/**
 * A client's frame, masked with zeros. `final`, `reserved` (the three bits, 0 to 7), `masked` and
 * `length` (a BigInt: what the frame claims, in eight bytes) make it another one.
 */
export function frame(opcode, payload = "", { final = true, reserved = 0, masked = true, length } = {}) {
    const bytes = Buffer.from(payload);
    const head = [(final ? 0x80 : 0) | (reserved << 4) | opcode];
    const mask = masked ? 0x80 : 0;
    if (length !== undefined || bytes.length > 0xffff) {
        const digits = Buffer.alloc(8);
        digits.writeBigUInt64BE(length ?? BigInt(bytes.length));
        head.push(mask | 127, ...digits);
    } else if (bytes.length > 125) head.push(mask | 126, bytes.length >> 8, bytes.length & 0xff);
    else head.push(mask | bytes.length);
    if (masked) head.push(0, 0, 0, 0);
    return Buffer.concat([Buffer.from(head), bytes]);
}

/** The frames of a server, one after another: [{ opcode, payload }]. What is not whole is left out. */
export function framesIn(bytes) {
    const frames = [];
    for (let at = 0; at + 2 <= bytes.length;) {
        const short = bytes[at + 1];
        const head = short === 127 ? 10 : short === 126 ? 4 : 2;
        if (at + head > bytes.length) break;
        const size =
            short === 127
                ? Number(bytes.readBigUInt64BE(at + 2))
                : short === 126
                  ? bytes.readUInt16BE(at + 2)
                  : short;
        if (at + head + size > bytes.length) break;
        frames.push({ opcode: bytes[at] & 0xf, payload: bytes.subarray(at + head, at + head + size) });
        at += head + size;
    }
    return frames;
}

/**
 * Opens the WebSocket of `server` with `cookie`, and sends `atOnce` with the handshake. The result is a
 * connection (raw.mjs) that has also
 *   closeCode()    resolves to the code of the close frame before the end, or to undefined
 */
export async function openWebSocket(server, cookie, atOnce = "") {
    const connection = await connectRaw(server.port);
    const handshake = [
        "GET /ws HTTP/1.1",
        `Host: localhost:${server.port}`,
        `Cookie: ${cookie}`,
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ].join("\r\n");
    await connection.send(Buffer.concat([Buffer.from(`${handshake}\r\n\r\n`), Buffer.from(atOnce)]));
    await connection.until("\r\n\r\n");
    connection.closeCode = async () => {
        await connection.closed;
        const last = framesIn(connection.received()).find(({ opcode }) => opcode === close);
        return last?.payload.readUInt16BE(0);
    };
    return connection;
}
