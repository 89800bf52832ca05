// Measures the relay of step 1 beside Node's of 13 lines, on this machine and in turn (A B A B …):
// what a million deliveries cost the server, and what a reader that stalls does to its memory.
//
//     node tests/bench/relay.mjs [--clients 10,100,1000] [--rounds 3] [--seconds 4]
//
// It takes build/learn/bin/step-1-reference and relay-load. Ours prints each message, as the
// lesson asks (to /dev/null here); Node's prints nothing.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));
const load = process.env.LOAD_PROGRAM ?? fromHere("../../build/learn/bin/relay-load");
const ours = process.env.SERVER_PROGRAM ?? fromHere("../../build/learn/bin/step-1-reference");
const relays = {
    ours: (port) => [ours, "--port", port],
    node: (port) => [process.execPath, fromHere("ws-relay.mjs"), port],
};

async function freePort() {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    server.close();
    await once(server, "close");
    return port;
}

/** Resolves when somebody listens on `port`; rejects after 10 s. */
async function listening(port) {
    for (let attempt = 0; attempt < 200; ++attempt) {
        const socket = connect(port, "127.0.0.1");
        const answered = await Promise.race([
            once(socket, "connect").then(() => true),
            new Promise((resolve) => socket.once("error", () => resolve(false))),
        ]).catch(() => false);
        socket.destroy();
        if (answered) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the relay does not listen after 10 s");
}

/** Starts a relay, loads it, stops it; returns what relay-load says. */
async function measure(relay, options) {
    const port = await freePort();
    const [program, ...args] = relays[relay](String(port));
    const server = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
    const ended = once(server, "exit");
    const kill = () => server.kill("SIGKILL");
    process.once("exit", kill); // also when this process ends by an error
    try {
        await Promise.race([
            listening(port),
            ended.then(() => Promise.reject(new Error(`${program} ended before it listened`))),
        ]);
        const { stdout } = await promisify(execFile)(
            load,
            ["--port", port, "--pid", server.pid, ...Object.entries(options).flat()].map(String),
            { timeout: 180_000 },
        );
        return JSON.parse(stdout);
    } finally {
        server.kill("SIGTERM");
        const force = setTimeout(kill, 5000);
        await ended.catch(() => {});
        clearTimeout(force);
        process.off("exit", kill);
    }
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const costOf = (run) => run.serverCpuSeconds / (run.deliveries / 1e6);
const mebibytes = (kib) => (kib / 1024).toFixed(0);
const row = (...cells) => console.log(cells.map((cell) => String(cell).padStart(12)).join(""));

async function compareCost(clients, rounds, seconds) {
    const runs = { ours: [], node: [] };
    for (let round = 0; round < rounds; ++round)
        for (const relay of Object.keys(relays))
            runs[relay].push(
                await measure(relay, {
                    "--clients": clients,
                    "--measure": seconds * 1000,
                }),
            );
    const cost = (relay) => median(runs[relay].map(costOf));
    const busy = (relay) => median(runs[relay].map((run) => run.serverCpuSeconds / run.seconds));
    const peak = (relay) => mebibytes(Math.max(...runs[relay].map((run) => run.rssPeakKiB)));
    const percent = (share) => `${Math.round(share * 100)} %`;
    row(
        clients,
        cost("ours").toFixed(3),
        cost("node").toFixed(3),
        (cost("ours") / cost("node")).toFixed(3),
        percent(busy("ours")),
        percent(busy("node")),
        peak("ours"),
        peak("node"),
    );
}

async function compareStall(seconds) {
    for (const relay of Object.keys(relays)) {
        const run = await measure(relay, {
            "--clients": 10,
            "--size": 4096,
            "--in-flight": 64,
            "--measure": seconds * 1000,
            "--stall": 1,
        });
        row(
            relay,
            mebibytes(run.rssBeforeKiB),
            mebibytes(run.rssAfterKiB),
            mebibytes(run.rssPeakKiB),
            run.stalledWasDropped ? "dropped" : "kept",
            Math.round(run.deliveries / run.seconds / 1000),
        );
    }
}

/** Exit status 2 and one sentence: that cannot be done. */
function stop(sentence) {
    console.error(sentence);
    process.exit(2);
}

/** What was asked for, as numbers. */
function optionsOf(words) {
    const known = {
        clients: { type: "string", default: "10,100,1000" },
        rounds: { type: "string", default: "3" },
        seconds: { type: "string", default: "4" },
    };
    const most = { clients: 10_000, rounds: 9, seconds: 60 };
    const example = "--clients 10,100,1000 --rounds 3 --seconds 4";
    try {
        const { values } = parseArgs({ args: words, options: known });
        const numbers = {};
        for (const [name, text] of Object.entries(values)) {
            numbers[name] = text.split(",").map(Number);
            if (!numbers[name].every((n) => Number.isInteger(n) && n >= 1 && n <= most[name]))
                stop(`--${name} takes whole numbers from 1 to ${most[name]}, as in ${example}.`);
        }
        return { clients: numbers.clients, rounds: numbers.rounds[0], seconds: numbers.seconds[0] };
    } catch (error) {
        return stop(`${error.message.split(". ")[0]}. There is this: ${example}.`);
    }
}

const { clients, rounds, seconds } = optionsOf(process.argv.slice(2));

for (const program of [ours, load])
    if (!existsSync(program))
        stop(
            `There is no ${program}.\nBuild it: cmake --build --preset learn --target step-1-reference relay-load`,
        );

try {
    console.log(`Server CPU-seconds a million deliveries of 128 bytes, median of ${rounds} runs each:`);
    row("clients", "ours", "node", "ours/node", "ours busy", "node busy", "ours MiB", "node MiB");
    for (const count of clients) await compareCost(count, rounds, seconds);

    console.log(`\nMiB while one of 11 readers stalls for ${seconds + 2} s under load, messages of 4 KiB:`);
    row("relay", "before", "after", "peak", "the reader", "1000/s");
    await compareStall(seconds + 2);
} catch (error) {
    console.error(error.stderr || error.message);
    process.exitCode = 1;
}
