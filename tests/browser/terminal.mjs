// The terminal client as a script runs it: lines in and lines out, for tests.

import { spawn } from "node:child_process";

import { collectLines, endOf } from "./server.mjs";

const program = process.env.CHAT_PROGRAM ?? new URL("../../build/learn/bin/chat", import.meta.url).pathname;

/**
 * Joins at `url`, with a new account unless `signUp` is false; the password is that of the page's
 * people, and a client that has keys locks them under `passphrase`, and keeps its files in `home` where
 * that is given. The result has
 *   says(words)   sends a line
 *   sees(words)   resolves with the first line that has `words` in it
 *   lines()       all messages shown, oldest first, without their times
 *   leaves()      resolves with its exit status
 */
export function chat(url, email, { signUp = true, passphrase = "three blind mice", home } = {}) {
    const child = spawn(program, [url, "--email", email, ...(signUp ? ["--sign-up"] : [])], {
        stdio: ["pipe", "pipe", "inherit"],
        env: {
            ...process.env,
            ...(home && { HOME: home, XDG_STATE_HOME: home }),
            MESSENGER_PASSWORD: "correct horse",
            MESSENGER_PASSPHRASE: passphrase,
        },
    });
    const ended = endOf(child, program);
    const output = collectLines(child.stdout, "chat");
    return {
        says: (words) => child.stdin.write(`${words}\n`),
        sees: output.has,
        lines: () => output.lines.map((line) => line.replace(/^[-\d]+ [:\d]+ /, "")),
        async leaves() {
            child.stdin.end();
            const status = await ended;
            await output.ended;
            return status;
        },
    };
}
