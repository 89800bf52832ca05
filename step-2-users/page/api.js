// The server's HTTP API: JSON in both directions, errors as exceptions with a sentence.

import { checkRow, NotUnderstood } from "./server-frames.js";

const patience = 20_000; // milliseconds; hashing a password may have to wait for its turn
const longestWait = 30; // seconds that we wait before we ask again, whatever the server says

/**
 * The server refused something, or could not be reached.
 *   status      the HTTP status; 0 if there was no answer
 *   code        "email_taken", "login_failed", …; "unreachable" if there was no answer
 *   message     a sentence for people
 *   wait        seconds after which we may ask again, if the status is 429
 */
export class ApiError extends Error {
    constructor(status, code, message, wait = 0) {
        super(message);
        this.status = status;
        this.code = code;
        this.wait = wait;
    }
}

/** Resolves with the JSON of the answer, or null if it has none; rejects with an ApiError. */
export async function ask(method, path, body) {
    const request = { method, signal: AbortSignal.timeout(patience) };
    if (body !== undefined) {
        request.headers = { "Content-Type": "application/json" };
        request.body = JSON.stringify(body);
    }
    let answer, text;
    try {
        answer = await fetch(path, request);
        text = await answer.text();
    } catch {
        throw new ApiError(0, "unreachable", "The server cannot be reached.");
    }
    const value = parse(text);
    if (!answer.ok) throw refusal(answer, value);
    if (value === undefined && text !== "")
        throw new ApiError(0, "unreachable", "Something other than the messenger answers at this address.");
    return value ?? null;
}

function parse(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function refusal(answer, value) {
    const { code, message } = value?.error ?? {};
    const wait = Number(answer.headers.get("Retry-After"));
    if (answer.status === 429 && wait > 0) {
        const seconds = wait === 1 ? "a second" : `${wait} seconds`;
        return new ApiError(429, "too_many_requests", `Too many attempts. Try again in ${seconds}.`, wait);
    }
    // Proxies answer 502 to 504 if the server behind them is gone.
    if (code === undefined && answer.status >= 502)
        return new ApiError(0, "unreachable", "The server cannot be reached.");
    return new ApiError(
        answer.status,
        code ?? "unknown",
        message ?? `The server refused this request (${answer.status}).`,
    );
}

/** `invite` is the code of a server that wants one, otherwise undefined. */
export const signUp = (email, password, invite) => ask("POST", "/api/users", { email, password, invite });
export const logIn = (email, password) => ask("POST", "/api/session", { email, password });
export const logOut = () => ask("DELETE", "/api/session");

/** The account's own business. The last two end this session. */
export const changePassword = (password, fresh) =>
    ask("PUT", "/api/password", { password, new_password: fresh });
export const logOutEverywhere = () => ask("DELETE", "/api/sessions");
export const removeAccount = (password) => ask("POST", "/api/removal", { password });

/** Resolves with the user who is logged in here, {email, step}, or with null for nobody. */
export async function whoAmI() {
    try {
        return await ask("GET", "/api/me");
    } catch (error) {
        if (error.status === 401) return null;
        throw error;
    }
}

/** Waits if the server asks for that, since it limits how often somebody may ask for rows. */
async function page(query) {
    for (;;) {
        try {
            const answer = await ask("GET", `/api/messages?${query}`);
            if (!Array.isArray(answer?.messages)) throw new NotUnderstood();
            answer.messages.forEach(checkRow);
            return { rows: answer.messages, more: answer.more === true && answer.messages.length > 0 };
        } catch (error) {
            if (error.status !== 429) throw error;
            const seconds = Math.min(Math.max(error.wait, 1), longestWait);
            await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        }
    }
}

/** Pages of stored rows, {rows, more}: the newest rows, those just before a row, those just after one.
    The rows ascend by id. There may be fewer than `limit`, since a page has a limit in bytes, too: only
    `more` says whether there are others on that side. Each also rejects with NotUnderstood. */
export const newestRows = (limit) => page(`limit=${limit}`);
export const rowsBefore = (id, limit) => page(`before=${id}&limit=${limit}`);
export const rowsAfter = (id, limit) => page(`after=${id}&limit=${limit}`);
