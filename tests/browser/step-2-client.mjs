// Who talks to the server of step 2 without a page: HTTP by fetch, the WebSocket by npm's ws.

import { once } from "node:events";
import { WebSocket } from "ws";

const mostRows = 200; // the server gives no more at once, and fewer if they are long

/** Resolves with { status, body, cookie }; the cookie only where the server sets one. */
export async function ask(url, call, { body, cookie } = {}) {
    const [method, path] = call.split(" ");
    const answer = await fetch(url + path, {
        method,
        headers: cookie ? { cookie } : {},
        body: body && JSON.stringify(body),
    });
    return {
        status: answer.status,
        body: JSON.parse((await answer.text()) || "null"),
        cookie: answer.headers.get("set-cookie")?.split(";")[0],
    };
}

/** Makes the account; resolves with the cookie of its session. */
export async function signUp(url, email) {
    const body = { email, password: "correct horse" };
    const { status, cookie } = await ask(url, "POST /api/users", { body });
    if (status !== 201) throw new Error(`expected an account for ${email}, found the status ${status}`);
    return cookie;
}

/** All rows there are. */
export async function history(url, cookie) {
    const rows = [];
    for (;;) {
        const after = rows.at(-1)?.id ?? 0;
        const call = `GET /api/messages?after=${after}&limit=${mostRows}`;
        const { status, body } = await ask(url, call, { cookie });
        if (status === 429) {
            await new Promise((resolve) => setTimeout(resolve, 1_000)); // as Retry-After asks
            continue;
        }
        rows.push(...body.messages);
        if (!body.more) return rows;
    }
}

/** A connected WebSocket that calls onFrame(frame) for each frame, the welcome first. */
export async function connect(url, cookie, onFrame) {
    const socket = new WebSocket(`${url.replace("http", "ws")}/ws`, { headers: { cookie } });
    socket.on("message", (data) => onFrame(JSON.parse(data)));
    await once(socket, "open");
    socket.on("error", () => {}); // "close" follows
    return socket;
}
