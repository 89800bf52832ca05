// WebCrypto whose answers wait until a test lets them through, so that the test decides what happens
// meanwhile.

/**
 * Call it before the page is loaded. The result has
 *   hold(name, count)  the next `count` answers of crypto.subtle[name]() are held
 *   held()             resolves when so many have been
 *   release()          lets them through; resolves when the page has done all that comes of them
 */
export async function holdableCrypto(page) {
    await page.addInitScript(() => {
        const held = { name: undefined, left: 0, answers: [], underWay: 0 };
        window.held = held;
        for (const name of Object.keys(Object.getOwnPropertyDescriptors(SubtleCrypto.prototype))) {
            const answer = crypto.subtle[name];
            if (name === "constructor" || typeof answer !== "function") continue;
            crypto.subtle[name] = async (...how) => {
                ++held.underWay;
                try {
                    const result = await answer.apply(crypto.subtle, how);
                    if (held.name === name && held.left-- > 0)
                        await new Promise((resolve) => held.answers.push(resolve));
                    return result;
                } finally {
                    --held.underWay;
                }
            };
        }
    });
    return {
        hold: (name, count) =>
            page.evaluate(
                ([value, left]) => {
                    Object.assign(window.held, { name: value, left, wanted: left });
                },
                [name, count],
            ),
        held: () => page.waitForFunction(() => window.held.answers.length === window.held.wanted),
        release: () =>
            page.evaluate(async () => {
                for (const resolve of window.held.answers.splice(0)) resolve();
                // Code that awaits an answer continues at once, and asks for the next one before this does.
                for (let idle = 0; idle < 3; idle = window.held.underWay > 0 ? 0 : idle + 1)
                    await new Promise((resolve) => setTimeout(resolve));
            }),
    };
}
