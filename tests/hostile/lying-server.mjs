// A server that lies: the one of the step, behind a proxy that changes what passes. Each test says
// how it lies, and what the page and the terminal client make of it.

import { execFileSync } from "node:child_process";
import { afterEach, beforeEach } from "node:test";

import { startProxy } from "../browser/proxy.mjs";
import { openFixture } from "../browser/step-2-chat-fixture.mjs";
import { chat } from "../browser/terminal.mjs";

/**
 * Call it once in a file of tests. `program` and `open` are those of openFixture(). The result has all
 * of its members, and
 *   lies            the proxy's hooks, none at the beginning of a test
 *   proxy           the proxy, in front of the server of the test that runs
 *   state           the folder in which terminal clients remember whose keys they trust
 *   sent            the texts of all frames that went through the proxy to the server
 *   pageOf(options) resolves with somebody at the door of the page, as the proxy shows it
 *   chat(email, options)  somebody in a terminal who talks to the proxy, as chat() in terminal.mjs
 *   sql(statement)  does what the owner of the server can do; returns what it prints
 */
export function openLyingFixture({ program, open }) {
    const fixture = openFixture({ program, open });
    const start = async () => {
        fixture.lies = {};
        fixture.sent = [];
        fixture.state = `${fixture.folder}/state`;
        fixture.proxy = await startProxy(fixture.server.port, {
            asks: (asked) => fixture.lies.asks?.(asked),
            answered: (asked, answer) => fixture.lies.answered?.(asked, answer),
            toClient: (text) => fixture.lies.toClient?.(text) ?? [text],
            toServer(text) {
                const passed = fixture.lies.toServer?.(text) ?? [text];
                fixture.sent.push(...passed);
                return passed;
            },
        });
    };
    beforeEach(start);
    afterEach(() => fixture.proxy?.stop());
    return Object.assign(fixture, {
        pageOf: (options) => fixture.arrive(options, fixture.proxy.url),
        chat: (email, options) => chat(fixture.proxy.url, email, { home: fixture.state, ...options }),
        sql: (statement) => execFileSync("sqlite3", [fixture.database, statement], { encoding: "utf8" }),
    });
}

/** Hooks that let change(value) change each JSON answer of `method` and `path`. */
export const answering = (method, path, change) => ({
    answered(asked, answer) {
        if (asked.method !== method || asked.path.split("?")[0] !== path || answer.status >= 300) return;
        const value = JSON.parse(answer.body);
        change(value);
        answer.body = JSON.stringify(value);
    },
});

/** Hooks that let change(frame) change each frame of the type `type`. */
export const framing = (type, change) => ({
    toClient(text) {
        const frame = JSON.parse(text);
        if (frame.type === type) change(frame);
        return [JSON.stringify(frame)];
    },
});

/** Several hooks at once. */
export const together = (...hooks) => ({
    asks: (asked) => hooks.forEach((each) => each.asks?.(asked)),
    answered: (asked, answer) => hooks.forEach((each) => each.answered?.(asked, answer)),
    toClient: (text) =>
        hooks.reduce((texts, each) => texts.flatMap((one) => each.toClient?.(one) ?? [one]), [text]),
});
