// The texts of the forms about keys. showForm() describes the parts.

import { FieldProblem } from "./key-form.js";

export const lost = Symbol("the passphrase is lost");
export const back = Symbol("back to the form before");

// Another name than the account's own, so that a password manager keeps both secrets.
const accountOfPassphrase = (me) => `${me} (passphrase)`;

const choosing = (me) => ({
    account: accountOfPassphrase(me),
    fields: [
        {
            name: "passphrase",
            label: "Passphrase",
            autocomplete: "new-password",
            hint:
                "8 characters or more; a few words are easy to remember. Do not use your " +
                "password: the server sees it.",
        },
        { name: "again", label: "Type it again", autocomplete: "new-password" },
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
        "If you forget your passphrase, nobody can tell you what it was, and nobody can reset " +
            "it. Write it down.",
    ],
    action: "Make my key",
});

export const remaking = (me) => ({
    ...choosing(me),
    title: "Choose a new passphrase",
    about: ["As soon as the new key is locked, it replaces the old one."],
    action: "Replace my key",
    other: { question: "Changed your mind?", words: "Keep the old key", value: undefined },
});

export const unlocking = (me) => ({
    title: "Unlock your key",
    about: ["The server keeps your key, locked. You unlock it here, in this browser."],
    account: accountOfPassphrase(me),
    fields: [{ name: "passphrase", label: "Passphrase", autocomplete: "current-password" }],
    show: "Show the passphrase",
    action: "Unlock",
    busy: "Unlocking your key…",
    other: { question: "Forgotten?", words: "I have lost my passphrase", value: lost },
});

export const losing = (me) => ({
    title: "Replace your key?",
    about: [
        "Without its passphrase nobody can unlock your key, least of all the owner of this " +
            "server. You can make a new one. This is what it costs:",
        [
            "What was encrypted to your old key stays unreadable for you, for good.",
            "Everybody here sees that your key has changed. Tell them why, or they will have to " +
                "assume that somebody else put it there.",
        ],
    ],
    account: me,
    fields: [
        {
            name: "password",
            label: "Password",
            autocomplete: "current-password",
            hint: "The one you log in with: only you may replace your key.",
        },
    ],
    show: "Show the password",
    action: "Continue",
    busy: "One moment…",
    other: { question: "Remembered it?", words: "Back to unlocking", value: back },
});

export const denied = {
    title: "Your key is gone",
    about: [
        "You had a key at this server, and now it says that it has none of yours. It has lost it, or begun " +
            "anew, or it lies. Ask its owner before you make a new one. This is what a new one costs:",
        [
            "What was encrypted to your old key stays unreadable for you, for good.",
            "Everybody who knows you here sees that your key has changed.",
        ],
    ],
    action: "Make a new key all the same",
    busy: "One moment…",
    other: { question: "Not sure?", words: "Leave", value: back },
};

export const unreachable = {
    title: "Your key is on the server",
    action: "Try again",
    busy: "Trying…",
};

const damaged =
    "Your key is damaged: the server did not return what it was given to keep, and no " +
    "passphrase opens it. Ask the owner of this server for an older copy, or continue as if you " +
    "had lost your passphrase.";
const newer =
    "Your key was locked by a newer version of this messenger, which this page cannot read. " +
    "Reload the page, or ask the owner of this server to update it.";
const wrong =
    "Wrong passphrase. Check the capital letters. It is not the password that you " + "log in with.";

/** The error to throw for an outcome of unlock(). */
export function problemOfUnlocking(outcome) {
    if (outcome === "wrong passphrase") return new FieldProblem("passphrase", wrong);
    return new Error(outcome === "damaged" ? damaged : newer);
}
