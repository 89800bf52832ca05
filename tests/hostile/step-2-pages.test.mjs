// The page's history at a server whose pages are short, that asks for patience, and whose rows are
// replaced while older ones are on their way. No browser: a list and a server that are made up.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { modulesOf } from "../browser/page-modules.mjs";

const { History } = await import(`${modulesOf("step-2-users/page")}history.js`);

const pageSize = 3; // rows, of the server that is made up
let rows, refusals, asked, hold;

const row = (id) => ({ id, received_at: id, from: "jane@example.com", text: `line ${id}` });
const rowsUpTo = (id) => Array.from({ length: id }, (_, i) => row(i + 1));
const json = (status, body, headers = {}) => new Response(JSON.stringify(body), { status, headers });

async function answer(path) {
    asked.push(path);
    await hold;
    if (refusals.length > 0) return json(429, { error: {} }, { "Retry-After": refusals.shift() });
    const query = new URLSearchParams(path.split("?")[1]);
    if (query.has("after")) {
        const later = rows.filter(({ id }) => id > Number(query.get("after")));
        return json(200, { messages: later.slice(0, pageSize), more: later.length > pageSize });
    }
    const earlier = rows.filter(({ id }) => id < Number(query.get("before") ?? Infinity));
    return json(200, { messages: earlier.slice(-pageSize), more: earlier.length > pageSize });
}

const { fetch, setTimeout: realSetTimeout } = globalThis;
let waits;
beforeEach(() => {
    [rows, refusals, asked, waits, hold] = [[], [], [], [], undefined];
    globalThis.fetch = answer;
    globalThis.setTimeout = (then, wait) => {
        waits.push(wait);
        return realSetTimeout(then, 0);
    };
});
afterEach(() => {
    globalThis.fetch = fetch;
    globalThis.setTimeout = realSetTimeout;
});

/** What History needs of a MessageList. */
class List {
    ids = [];
    reachesBeginning = true;
    failed = false;
    get oldest() {
        return this.ids[0] ?? 0;
    }
    get newest() {
        return this.ids.at(-1) ?? 0;
    }
    clear() {
        this.ids = [];
        this.reachesBeginning = true;
    }
    async add(added) {
        this.ids = [...new Set([...this.ids, ...added.map(({ id }) => id)])].sort((a, b) => a - b);
        return true;
    }
    olderFailed() {
        this.failed = true;
    }
}

function begin() {
    const list = new List();
    return { list, history: new History(list, assert.fail, new AbortController().signal) };
}

const upTo = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

test("what was missed comes, page after page", async () => {
    const { list, history } = begin();
    rows = rowsUpTo(2);
    await history.connected(2);
    rows = rowsUpTo(20);
    await history.connected(20);
    assert.deepEqual(list.ids, upTo(1, 20));
});

test("older rows come until the first, page after page", async () => {
    const { list, history } = begin();
    rows = rowsUpTo(11);
    await history.connected(11);
    assert.deepEqual(list.ids, [9, 10, 11]);
    for (const first of [6, 3, 1]) {
        assert.equal(list.reachesBeginning, false);
        await history.older();
        assert.deepEqual(list.ids, upTo(first, 11));
    }
    assert.equal(list.reachesBeginning, true);
});

test("a server that asks for patience is asked again after that, and not at once", async () => {
    const { list, history } = begin();
    rows = rowsUpTo(5);
    refusals = ["2"];
    await history.connected(5);
    assert.deepEqual([list.ids, asked.length, waits], [[3, 4, 5], 2, [2_000]]);
    refusals = ["1", "-1", "x", "99999999999999"];
    await history.older();
    assert.deepEqual(list.ids, upTo(1, 5));
    assert.equal(list.failed, false);
    assert.deepEqual(waits.slice(1), [1_000, 1_000, 1_000, 30_000]);
});

test("older rows that come after the list has begun anew leave no gap", async () => {
    const { list, history } = begin();
    rows = rowsUpTo(10);
    await history.connected(10);
    let release;
    hold = new Promise((resolve) => {
        release = resolve;
    });
    const older = history.older(); // rows before 8
    const again = history.connected(2_000); // too many were missed
    rows = rowsUpTo(2_000);
    release();
    await Promise.all([older, again]);
    assert.deepEqual(list.ids, [1998, 1999, 2000]);
    assert.equal(list.reachesBeginning, false);
});

test("a server that promises more and sends nothing is not asked for ever", async () => {
    const { list, history } = begin();
    globalThis.fetch = async (path) => {
        asked.push(path);
        return json(200, { messages: [], more: true });
    };
    await history.connected(5);
    await history.connected(5);
    assert.deepEqual([list.ids, asked.length], [[], 2]);
});
