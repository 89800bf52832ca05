// Step 1 as its guide tells it: a relay, and a secret language on top of it.

import assert from "node:assert/strict";

import { openPage } from "../browser/step-1-page.mjs";
import { solve, watchOnce } from "./solving.mjs";

export async function play({ learner, guide, browser, step }) {
    await seesWhatIsThere({ learner, guide, browser, step });
    await solve(learner, "1.1");
    await solve(learner, "1.2");
    await saysHello({ learner, guide, browser });
    await solve(learner, "1.3");
    await relays({ learner, guide, browser });
    leaveOut(guide);
}

async function seesWhatIsThere({ learner, guide, browser, step }) {
    const section = "See what is there";
    const server = await learner.serves(guide.take(section, "run 1"));
    const promised = learner.onFreePorts(guide.take(section, "listens on"));
    assert.ok(server.shown().includes(promised), promised);
    const page = await openPage(browser, learner.url);
    await page.isTold("The server is gone. Trying to reach it again.");
    await page.close();
    await server.stop();
    const count = await watchOnce(learner, guide.take(section, "watch 1"), step);
    guide.says(`0 of ${count} tests are green`);
    guide.says(`All ${count} tests are green`);
}

async function saysHello({ learner, guide, browser }) {
    const server = await learner.serves(guide.take("1.2 A client's session", "run 1"));
    const page = await openPage(browser, learner.url);
    await page.isTold("Connected.");
    await server.expect("Hello from browser");
    await page.close();
    await server.stop();
}

async function relays({ learner, guide, browser }) {
    const run = guide.take("1.3 Broadcast", "run 1");
    const first = await learner.serves(run);
    const [jane, fred] = [await openPage(browser, learner.url), await openPage(browser, learner.url)];
    await fred.isTold("Connected.");
    await jane.sees("They: Hello from browser"); // Fred's
    await jane.says("Hi Fred");
    await fred.sees("They: Hi Fred");
    await fred.says("Hi Jane");
    await jane.sees("They: Hi Jane");
    await first.expect("Hi Jane");

    await jane.field.fill("not yet sent");
    await first.stop();
    await jane.isTold("The server is gone.");
    const second = await learner.serves(run);
    await jane.isTold("Connected.");
    await fred.isTold("Connected.");
    assert.equal(await jane.field.inputValue(), "not yet sent");

    await speaksInSecret({ learner, guide, jane, fred, server: second });
    await jane.close();
    await fred.close();
    await second.stop();
}

async function speaksInSecret({ learner, guide, jane, fred, server }) {
    const encode = guide.take("What a relay knows", "echo 'Hi Fred.");
    const secret = (await learner.runs(encode)).output.trim();
    guide.says(`It prints \`${secret}\``);
    await jane.says(secret);
    await fred.sees(`They: ${secret}`);
    await server.expect(secret);
    const decode = guide.take("What a relay knows", `echo '${secret}'`);
    assert.equal((await learner.runs(decode)).output, "Hi Fred. This is Jane.\n");
}

function leaveOut(guide) {
    guide.leave("--address 0.0.0.0"); // opens this machine to its network, which no test should do
    guide.leave("hostname -I"); // what it prints is of use to a neighbour only
    guide.leave("bench relay"); // builds everything optimized, and measures for minutes
}
