// A terminal in which a command runs: `script` makes it. Everything waits for a text or for the end.

import { spawn } from "node:child_process";

import { endOf } from "../browser/server.mjs";

/** Without escape sequences and carriage returns. */
const plain = (text) => text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "").replaceAll("\r", "");

/**
 * Runs a line of bash. The result has
 *   expect(text)   resolves with all that was shown between what an earlier expect() found and the end
 *                  of `text`; rejects when the command ends before
 *   type(line)     with Enter behind it
 *   press(keys)
 *   shown()        all that was printed so far
 *   end()          resolves with the exit status
 *   close()        ends it by force if it still runs
 */
export function openTerminal(command, { cwd, env }) {
    const child = spawn("script", ["-qec", command, "/dev/null"], {
        cwd,
        env: { ...env, SHELL: "/bin/bash", TERM: "xterm" },
        stdio: ["pipe", "pipe", "inherit"],
    });
    const ended = endOf(child, "script");
    let raw = "",
        found = 0,
        hasEnded = false,
        wake = () => {};
    child.stdout.setEncoding("utf8").on("data", (text) => {
        raw += text;
        wake();
    });
    child.stdout.once("close", () => {
        hasEnded = true;
        wake();
    });
    child.stdin.on("error", () => {}); // it has ended; end() tells how

    /** Resolves with what look() finds, as soon as it finds something in what is shown. */
    async function awaitShown(what, look) {
        for (;;) {
            const result = look(plain(raw));
            if (result !== undefined) return result;
            if (hasEnded)
                throw new Error(`\`${command}\` ended before it showed ${what}. It showed:\n${plain(raw)}`);
            await new Promise((resolve) => {
                wake = resolve;
            });
        }
    }

    return {
        expect: (text) =>
            awaitShown(`"${text}"`, (shown) => {
                const at = shown.indexOf(text, found);
                if (at < 0) return undefined;
                const before = found;
                found = at + text.length;
                return shown.slice(before, found);
            }),
        type: (line) => child.stdin.write(`${line}\r`),
        press: (keys) => child.stdin.write(keys),
        shown: () => plain(raw),
        end: () => awaitShown("its end", () => (hasEnded ? true : undefined)).then(() => ended),
        async close() {
            child.kill("SIGKILL"); // what runs in it hears that its terminal is gone
            await ended;
        },
    };
}
