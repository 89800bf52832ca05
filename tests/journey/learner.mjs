// A learner at work in a copy of the project: the one in which the companion's tests spend their
// tests, so that what is given is compiled once for both.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { endOf } from "../browser/server.mjs";
import { copyTree } from "./copy-tree.mjs";
import { openTerminal } from "./terminal.mjs";

const source = new URL("../..", import.meta.url).pathname;

// In the place of ./workshop, which installs what is missing and builds the companion first: here it
// is the companion that the suite has built. The next copy of the project brings the other one back.
const shim = `#!/bin/sh
WORKSHOP_ROOT="$JOURNEY_ROOT" exec "$COMPANION" "$@"
`;

async function freePort() {
    const server = createServer().listen(0, "localhost");
    await once(server, "listening");
    const { port } = server.address();
    server.close();
    await once(server, "close");
    return port;
}

/**
 * $FIXTURE_FOLDER is the folder, $COMPANION the program. The result has
 *   root                the folder of the copy, with every step as it was in the beginning
 *   onFreePorts(words)  what a guide says, with the ports of this learner
 *   runs(command)       resolves with {status, output}, the latter without what is no result, as curl's
 *                       progress, and which is in the log of the test
 *   opens(command)      a terminal in which it runs (see terminal.mjs)
 *   serves(command)     resolves with a terminal as soon as the server in it listens; it has stop(), too
 *   endsAll()           ends by force what still runs
 *   leaves()
 */
export async function sitDown() {
    const root = process.env.FIXTURE_FOLDER;
    copyTree(source, root);
    rmSync(join(root, ".workshop"), { recursive: true, force: true });
    writeFileSync(join(root, "workshop"), shim, { mode: 0o755 });
    const pins = mkdtempSync(join(tmpdir(), "journey-"));
    const ports = { 8080: await freePort(), 8888: await freePort() };
    const place = {
        cwd: root,
        env: { ...process.env, LC_ALL: "C.UTF-8", JOURNEY_ROOT: root, XDG_STATE_HOME: pins },
    };
    const terminals = [];

    /** Those of the guides may be in use on this machine. Without a word of it, `run` means 8080. */
    function onFreePorts(words) {
        const ported = words.replace(/8080|8888/g, (port) => ports[port]);
        return words.includes("./workshop run") && !words.includes("--port")
            ? `${ported.trimEnd()} --port ${ports[8080]}`
            : ported;
    }

    async function runs(command) {
        const child = spawn("bash", ["-c", onFreePorts(command)], {
            ...place,
            stdio: ["ignore", "pipe", "inherit"],
        });
        const ended = endOf(child, "bash");
        const [output, status] = await Promise.all([text(child.stdout), ended]);
        return { status, output };
    }

    function opens(command) {
        const terminal = openTerminal(onFreePorts(command), place);
        terminals.push(terminal);
        return terminal;
    }

    async function serves(command) {
        const server = opens(command);
        await server.expect("Press Ctrl-C to stop.");
        return Object.assign(server, {
            async stop() {
                server.press("\x03");
                assert.equal(await server.end(), 0);
            },
        });
    }

    return {
        root,
        onFreePorts,
        runs,
        opens,
        serves,
        url: `http://localhost:${ports[8080]}`,
        publicUrl: `http://localhost:${ports[8888]}`,
        async endsAll() {
            for (const terminal of terminals.splice(0)) await terminal.close();
        },
        leaves: () => rmSync(pins, { recursive: true }),
    };
}
