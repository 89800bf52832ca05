// The page of step 1 as somebody at a browser uses it.

/** Opens the page in a window of its own; `options` are those of playwright's newContext(). */
export async function openPage(browser, url, options = {}) {
    const context = await browser.newContext({ viewport: { width: 800, height: 600 }, ...options });
    const page = await context.newPage();
    await page.goto(url);
    return {
        page,
        field: page.getByRole("textbox", { name: "Message" }),
        state: page.getByRole("status"),

        /** All lines that the page shows, oldest first. */
        messages: () => page.locator("#messages > p").allTextContents(),

        /** Resolves when the page shows exactly this line. */
        sees: (line) => page.locator("#messages").getByText(line, { exact: true }).first().waitFor(),

        /** Resolves when the line at the top says `words`. */
        isTold: (words) => page.getByRole("status").filter({ hasText: words }).waitFor(),

        async says(words) {
            await page.getByRole("textbox", { name: "Message" }).fill(words);
            await page.keyboard.press("Enter");
        },

        close: () => context.close(),
    };
}
