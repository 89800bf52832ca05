// The terminal client as a script runs it: lines in and lines out, for tests.

import { spawn } from "node:child_process";

import { collectLines, endOf } from "./server.mjs";

const program = process.env.CHAT_PROGRAM ?? new URL("../../build/learn/bin/chat", import.meta.url).pathname;

/**
 * Joins at `url`, with a new account unless `signUp` is false; the password is that of the page's
 * people, and a client that has keys locks them under `passphrase`, and keeps its files in `home` where
 * that is given. The result has
 *   says(words)    sends a line
 *   sees(words)    resolves with the first line that has `words` in it
 *   isTold(words)  the same of what it says besides the messages
 *   lines()        all messages shown, oldest first, without their times
 *   notes()        all that it has said besides
 *   ends()         resolves with its exit status when it ends by itself
 *   leaves()       the same, after its input has ended
 */
export function chat(url, email, { signUp = true, passphrase = "three blind mice", home } = {}) {
    const child = spawn(program, [url, "--email", email, ...(signUp ? ["--sign-up"] : [])], {
        stdio: ["pipe", "pipe", "pipe"],
        env: {
            ...process.env,
            ...(home && { HOME: home, XDG_STATE_HOME: home }),
            MESSENGER_PASSWORD: "correct horse",
            MESSENGER_PASSPHRASE: passphrase,
        },
    });
    const ended = endOf(child, program);
    child.stdin.on("error", () => {}); // it may end before it has read everything
    const output = collectLines(child.stdout, "chat");
    const errors = collectLines(child.stderr, "chat");
    child.stderr.pipe(process.stderr, { end: false });
    async function ends() {
        const status = await ended;
        await Promise.all([output.ended, errors.ended]);
        return status;
    }
    return {
        says: (words) => child.stdin.write(`${words}\n`),
        sees: output.has,
        isTold: errors.has,
        lines: () => output.lines.map((line) => line.replace(/^[-\d]+ [:\d]+ /, "")),
        notes: () => errors.lines.join("\n"),
        ends,
        leaves() {
            child.stdin.end();
            return ends();
        },
    };
}
