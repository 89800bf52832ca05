// Strangers guess the password of an account, from the address that its owner has, too (all are behind
// one proxy), and from others. The owner gets in.

import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";

import { programUnderTest, startServer } from "../browser/server.mjs";

const proxy = "127.0.0.2";
const password = "correct horse";

let server;
before(async () => {
    server = await startServer(programUnderTest("step-2-reference"), { options: ["--database", ":memory:"] });
});
after(() => server?.stop());

/** POSTs from the loopback address `from`, as a browser that sends `cookie`. */
function post(path, from, body, cookie = "") {
    const origin = `http://127.0.0.1:${server.port}`;
    return new Promise((resolve, reject) => {
        const asked = request(
            origin + path,
            {
                method: "POST",
                localAddress: from,
                agent: false,
                headers: { origin, ...(cookie && { cookie }) },
            },
            (answer) => {
                let text = "";
                answer.on("data", (more) => (text += more));
                answer.on("end", () =>
                    resolve({
                        status: answer.statusCode,
                        text,
                        wait: Number(answer.headers["retry-after"] ?? 0),
                        cookies: (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]),
                    }),
                );
            },
        );
        asked.on("error", reject);
        asked.end(JSON.stringify(body));
    });
}

const signUp = (email) => post("/api/users", proxy, { email, password });
const logIn = (email, guess, { from = proxy, cookie } = {}) =>
    post("/api/session", from, { email, password: guess }, cookie);
const device = ({ cookies }) => cookies.find((each) => each.startsWith(`device-${server.port}=`));

test("a browser that the account knows is not kept out by a stranger behind the same proxy", async () => {
    const cookie = device(await signUp("jane@example.com"));
    // All at once: it takes a while to hash one password, and the first wait is a second.
    const guesses = Array.from({ length: 8 }, () => logIn("jane@example.com", "a guess"));
    const refused = guesses.map(async (guess) => assert.equal((await guess).status, 429));
    await Promise.any(refused);
    assert.equal((await logIn("jane@example.com", password, { cookie })).status, 200);
    await Promise.allSettled(refused);
});

test("guesses from many addresses make a new one wait, and then it is heard; a made-up account, too", async () => {
    await signUp("mary@example.com");
    const met = [];
    for (const email of ["mary@example.com", "nobody@example.com"]) {
        const answers = [];
        for (let i = 0; i < 10; ++i)
            answers.push(await logIn(email, "a guess", { from: `127.0.1.${i + 1}` }));
        const home = { from: "127.0.2.1" };
        const early = await logIn(email, password, home);
        answers.push(early);
        await new Promise((resolve) => setTimeout(resolve, early.wait * 1_000));
        const heard = await logIn(email, password, home);
        assert.equal(heard.status, email === "mary@example.com" ? 200 : 401);
        met.push(answers.map(({ status, text, wait }) => [status, text, wait]));
    }
    assert.deepEqual(
        met[0].map(([status]) => status),
        [...Array(10).fill(401), 429],
    );
    assert.equal(met[0].at(-1).at(-1), 1, "second");
    assert.deepEqual(met[0], met[1]);
});
