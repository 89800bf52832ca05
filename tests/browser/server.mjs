// Starts and stops one of the workshop's programs, for tests and pictures.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const startLimit = 10_000; // milliseconds
const stopLimit = 5_000;

/** The program that the tests drive: $SERVER_PROGRAM, else the one that the preset "release" builds. */
export function programUnderTest(name) {
    return process.env.SERVER_PROGRAM ??
        new URL(`../../build/release/bin/${name}`, import.meta.url).pathname;
}

/**
 * Runs `program` until it has printed its address; port 0 is any free one. The result has
 *   url, port     where it listens
 *   pid           of the process
 *   lines         what it has printed, a growing array
 *   printed(text) resolves when a line with `text` was or is printed
 *   stop(signal)  ends it, by force if it does not end in time; resolves with its exit status
 */
export async function startServer(program, { port = 0, options = [] } = {}) {
    const child = spawn(program, ["--port", String(port), ...options], {
        stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit").catch((error) => {
        throw new Error(`${program} cannot be started (${error.code}). Is it built?`);
    });
    exited.catch(() => {}); // whoever waits for it hears of it
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill); // also when a test's process ends by an error
    child.once("exit", () => process.off("exit", kill));

    const lines = [];
    const output = createInterface({ input: child.stdout });
    output.on("line", (line) => lines.push(line));

    const first = await within(startLimit, `${program} to print its address`, Promise.race([
        once(output, "line").then(([line]) => line),
        exited.then(([status]) => {
            throw new Error(`${program} ended with status ${status} before it printed an address`);
        }),
    ])).catch((error) => {
        kill();
        throw error;
    });
    const address = /http:\/\/[^\s/]+:(\d+)/.exec(first);
    if (!address) {
        kill();
        throw new Error(`expected an address in the first line, found: ${first}`);
    }

    return {
        url: address[0],
        port: Number(address[1]),
        pid: child.pid,
        lines,

        printed(text) {
            const found = lines.find((line) => line.includes(text));
            if (found !== undefined)
                return Promise.resolve(found);
            return within(5_000, `the server to print "${text}"`, new Promise((resolve) => {
                output.on("line", (line) => line.includes(text) && resolve(line));
            }));
        },

        async stop(signal = "SIGTERM") {
            if (child.exitCode === null && child.signalCode === null) {
                child.kill(signal);
                const force = setTimeout(kill, stopLimit);
                await exited;
                clearTimeout(force);
            }
            return child.exitCode ?? child.signalCode;
        },
    };
}

/** Resolves or rejects as `promise` does, but after `milliseconds` at the latest. */
export async function within(milliseconds, what, promise) {
    let timer;
    const limit = new Promise((_, reject) => {
        timer = setTimeout(
            () => reject(new Error(`waited ${milliseconds / 1000} s for ${what}`)), milliseconds);
    });
    return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
