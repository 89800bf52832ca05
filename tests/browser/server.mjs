// Starts and stops one of the workshop's programs, for tests and pictures. Nothing here gives up after
// some time, since a busy machine is slow: the watchdog ends a test that hangs (tests/watchdog), and
// with it what the test waits for.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** The program that the tests drive: $SERVER_PROGRAM, else the one that the preset "learn" builds. */
export function programUnderTest(name) {
    return process.env.SERVER_PROGRAM ?? new URL(`../../build/learn/bin/${name}`, import.meta.url).pathname;
}

/**
 * Runs `program` until it has printed its address; port 0 is any free one, and `before` are words
 * that stand before the program's name on the command line. The result has
 *   url, port      where it listens
 *   pid            of the process
 *   printed(text)  resolves to the line with `text` that it prints or has printed
 *   said(text)     the same of what it says to its standard error
 *   console()      resolves to all that it has printed and said, when it has ended
 *   stop(signal)   ends it; resolves with its exit status
 */
export async function startServer(program, { port = 0, options = [], before = [] } = {}) {
    const [command, ...words] = [...before, program, "--port", String(port), ...options];
    const child = spawn(command, words, { stdio: ["ignore", "pipe", "pipe"] });
    const exited = endOf(child, program);
    const kill = () => child.kill("SIGKILL");
    const output = collectLines(child.stdout, "the server");
    const errors = collectLines(child.stderr, "the server");
    child.stderr.pipe(process.stderr, { end: false });

    const first = await output.has("://").catch(async () => {
        kill();
        throw new Error(`${program} ended with status ${await exited} before it printed an address`);
    });
    const [url, digits] = /https?:\/\/[^\s/]+:(\d+)/.exec(first);

    return {
        url,
        port: Number(digits),
        pid: child.pid,
        printed: output.has,
        said: errors.has,

        async console() {
            await Promise.all([output.ended, errors.ended]);
            return [...output.lines, ...errors.lines].join("\n");
        },

        async stop(signal = "SIGTERM") {
            if (child.exitCode === null && child.signalCode === null) {
                child.kill(signal);
                await exited;
            }
            return child.exitCode ?? child.signalCode;
        },
    };
}

/** Resolves with the exit status of `child`. It does not outlive this process. */
export function endOf(child, program) {
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill); // also when a test's process ends by an error
    child.once("exit", () => process.off("exit", kill));
    const exited = once(child, "exit").then(
        ([status, signal]) => status ?? signal,
        (error) => {
            throw new Error(`${program} cannot be started (${error.code}). Is it built?`);
        },
    );
    exited.catch(() => {}); // whoever waits for it hears of it
    return exited;
}

/**
 * The lines that come out of `stream`: `lines`, a growing array; has(text), which resolves to the
 * first one with `text` in it; and `ended`, which resolves when there will be no more.
 */
export function collectLines(stream, who) {
    const reader = createInterface({ input: stream });
    const lines = [];
    reader.on("line", (line) => lines.push(line));
    return {
        lines,
        ended: once(reader, "close"),
        has(text) {
            const found = lines.find((line) => line.includes(text));
            if (found !== undefined) return Promise.resolve(found);
            return new Promise((resolve, reject) => {
                reader.on("line", (line) => line.includes(text) && resolve(line));
                reader.once("close", () => reject(new Error(`${who} ended and never printed "${text}"`)));
            });
        },
    };
}
