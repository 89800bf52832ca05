// The page of step 3 as somebody at a browser uses it.

import { openMessenger } from "./step-2-page.mjs";

export const goodPassphrase = "three blind mice";

/** As openMessenger(), and what step 3 adds. */
export async function openWithKeys(browser, url, options) {
    const person = await openMessenger(browser, url, options);
    const { page } = person;
    const button = (name) => page.getByRole("button", { name, exact: true });
    return Object.assign(person, {
        title: (name) => page.getByRole("heading", { name }),
        passphrase: page.getByRole("textbox", { name: "Passphrase" }),
        again: page.getByRole("textbox", { name: "Type it again" }),
        button,

        /** A new account, as far as the form for a passphrase. */
        async register(email, password = "correct horse") {
            await button("Create an account").click();
            await person.email.fill(email);
            await person.password.fill(password);
            await page.keyboard.press("Enter");
            await person.again.waitFor();
        },

        async choose(passphrase, again = passphrase) {
            await person.passphrase.fill(passphrase);
            await person.again.fill(again);
            await page.keyboard.press("Enter");
        },

        /** A new account with a key, in the channel. */
        async signUp(email, passphrase = goodPassphrase) {
            await person.register(email);
            await person.choose(passphrase);
            await person.field.waitFor();
        },

        async unlock(passphrase = goodPassphrase) {
            await person.passphrase.fill(passphrase);
            await page.keyboard.press("Enter");
        },

        /** Resolves when the field has the focus and this is said beside it. */
        async isToldAt(field, words) {
            await page.locator(`#key-${field}-error`).filter({ hasText: words }).waitFor();
            await page.locator(`#key-${field}[aria-invalid=true]:focus`).waitFor();
        },

        /** What is shown of somebody's key: the fingerprint, or that there is none yet. */
        fingerprintOf: (email) => page.locator(`#people-list li[title="${email}"] .key`).last().textContent(),
    });
}
