// What the forms about keys say; see showForm() for what each part is.

import { FieldProblem } from "./key-form.js";

export const lost = Symbol("the passphrase is lost");
export const back = Symbol("back to the form before");

// Beside the account itself, so that neither takes the other's place in a password manager.
const accountOfPassphrase = (me) => `${me} (passphrase)`;

const choosing = (me) => ({
    account: accountOfPassphrase(me),
    fields: [
        {
            name: "passphrase", label: "Passphrase", autocomplete: "new-password",
            hint: "8 characters or more; a few words are easy to remember. Not your password: the " +
                "server sees that one.",
        },
        { name: "again", label: "The same once more", autocomplete: "new-password" },
    ],
    show: "Show the passphrase",
    busy: "Locking your key…",
});

export const making = (me) => ({
    ...choosing(me),
    title: "Choose a passphrase",
    about: [
        "This browser now makes your key. The server keeps it for you, locked under a passphrase " +
            "that never leaves this page, so that you can unlock it in other browsers, too.",
        "Nobody can tell you your passphrase when you forget it, and nobody can reset it. " +
            "Write it down.",
    ],
    action: "Make my key",
});

export const remaking = (me) => ({
    ...choosing(me),
    title: "Choose a new passphrase",
    about: ["As soon as the new key is locked, it takes the place of the old one."],
    action: "Replace my key",
    other: { question: "Not yet?", words: "Keep the old key", value: undefined },
});

export const unlocking = (me) => ({
    title: "Unlock your key",
    about: ["Your key is kept by the server, locked. It is unlocked here, in this browser."],
    account: accountOfPassphrase(me),
    fields: [{ name: "passphrase", label: "Passphrase", autocomplete: "current-password" }],
    show: "Show the passphrase",
    action: "Unlock",
    busy: "Unlocking your key…",
    other: { question: "Forgotten?", words: "I have lost my passphrase", value: lost },
});

export const losing = (me) => ({
    title: "A new key in the old one's place?",
    about: [
        "Without its passphrase nobody can unlock your key, whoever runs this server least of all. " +
            "You can make a new one. This is what it costs:",
        [
            "What was encrypted to your old key stays unreadable for you, for good.",
            "Everybody here sees that your key has changed. Tell them why, or they have to think " +
                "that somebody else put it there.",
        ],
    ],
    account: me,
    fields: [{
        name: "password", label: "Password", autocomplete: "current-password",
        hint: "The one you log in with: only you may replace your key.",
    }],
    show: "Show the password",
    action: "Go on",
    busy: "One moment…",
    other: { question: "Remembered it?", words: "Back to unlocking", value: back },
});

export const unreachable = {
    title: "Your key is with the server",
    action: "Try again",
    busy: "Trying…",
};

const damaged = "Your key is damaged: what the server gave out is not what it was given to keep, and no " +
    "passphrase opens it. Ask whoever runs this server for an older copy, or go on as if your " +
    "passphrase were lost.";
const newer = "Your key was locked by a newer version of this messenger, which this page cannot read. " +
    "Load the page again, or ask whoever runs this server to bring it up to date.";
const wrong = "Wrong passphrase. Mind capital letters; and it is not your password.";

/** What to throw for what unlock() says. */
export function problemOfUnlocking(outcome) {
    if (outcome === "wrong passphrase")
        return new FieldProblem("passphrase", wrong);
    return new Error(outcome === "damaged" ? damaged : newer);
}
