// Stands between clients and the server, and writes down all that passes, as the wire has it under
// HTTP's and the WebSocket's own wrapping: a browser masks what it sends in frames, so that the bytes
// of the connection would tell nothing.

import { startProxy } from "./proxy.mjs";

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
    const write = (text) => {
        frames.push(text);
        return [text];
    };
    const { url, stop } = await startProxy(port, {
        answered(asked, answer) {
            requests.push(`${asked.method} ${asked.path} ${JSON.stringify(asked.headers)}\n${asked.body}`);
            requests.push(`${answer.status} ${JSON.stringify(answer.headers)}\n${answer.body}`);
        },
        toClient: write,
        toServer: write,
    });
    return { url, frames, requests, stop };
}
