// The page of step 2 as somebody at a browser uses it.

/** Opens the page in a window of its own; `options` are those of playwright's newContext(). */
export async function openMessenger(browser, url, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, ...options });
    // The page gives up a request after some seconds. A busy machine may take longer to hash a password.
    await context.addInitScript(() => {
        AbortSignal.timeout = () => new AbortController().signal;
    });
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
        if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
    });
    await page.goto(url);
    const messages = page.locator("#messages > li");
    return {
        context,
        page,
        complaints, // exceptions and violations of the Content-Security-Policy; none are expected
        email: page.getByRole("textbox", { name: "E-mail address" }),
        password: page.getByRole("textbox", { name: "Password" }),
        field: page.getByRole("textbox", { name: "Message" }),
        messageList: page.getByRole("log", { name: "Messages" }),

        async signUp(email, password = "correct horse") {
            await page.getByRole("button", { name: "Create an account" }).click();
            await this.email.fill(email);
            await this.password.fill(password);
            await page.keyboard.press("Enter");
            await this.field.waitFor();
        },

        async logIn(email, password = "correct horse") {
            await this.email.fill(email);
            await this.password.fill(password);
            await page.keyboard.press("Enter");
        },

        async says(words) {
            await this.field.fill(words);
            await this.field.press("Enter");
        },

        /** The words of all messages shown, oldest first. */
        words: () => messages.locator(".words").allTextContents(),

        /** "jane: Hello" for all messages shown, oldest first. */
        lines: () =>
            messages.evaluateAll((items) =>
                items.map(
                    (item) =>
                        `${item.querySelector(".sender").textContent}: ${item.querySelector(".words").textContent}`,
                ),
            ),

        /** Resolves when a stored message with exactly these words is shown. */
        sees: (words) => messages.locator(".words").getByText(words, { exact: true }).first().waitFor(),

        isTold: (words) => page.getByRole("status").filter({ hasText: words }).waitFor(),

        close: () => context.close(),
    };
}
