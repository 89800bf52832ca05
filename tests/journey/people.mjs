// Who takes part in the journey, and how they join from a terminal.

const person = (name) => ({
    email: `${name}@example.com`,
    password: `the password of ${name}`,
    passphrase: `a passphrase of ${name}`,
});

export const [jane, fred, ned, otto, mary] = ["jane", "fred", "ned", "otto", "mary"].map(person);

/** What a new account is asked, where the client has no keys to make. */
export async function signUpWithoutKeys(chat, who) {
    await chat.expect("E-mail address: ");
    chat.type(who.email);
    await chat.expect("Choose a password, 8 characters or more: ");
    chat.type(who.password);
    await chat.expect("Once more: ");
    chat.type(who.password);
}

async function isIn(chat) {
    await chat.expect("/help shows what you can do here.");
}

async function makeKeys(chat, who) {
    await chat.expect("Choose a passphrase, 8 characters or more: ");
    chat.type(who.passphrase);
    await chat.expect("Once more: ");
    chat.type(who.passphrase);
    await isIn(chat);
}

/** A new account with new keys, as far as the channel. */
export async function signUp(chat, who) {
    await signUpWithoutKeys(chat, who);
    await makeKeys(chat, who);
}

async function isKnown(chat, who) {
    await chat.expect("Log in (l), or sign up (s)? ");
    chat.type("l");
    await chat.expect("E-mail address: ");
    chat.type(who.email);
    await chat.expect("Password: ");
    chat.type(who.password);
}

/** Somebody who has an account and no keys yet, as far as the channel. */
export async function logInWithoutKeys(chat, who) {
    await isKnown(chat, who);
    await makeKeys(chat, who);
}

/** Somebody who has keys, as far as the channel. Resolves with what was shown of what was written
    before. */
export async function logIn(chat, who) {
    await isKnown(chat, who);
    await chat.expect("Passphrase, or just Enter if you have lost it: ");
    chat.type(who.passphrase);
    await chat.expect("Unlocking your key");
    return chat.expect("/help shows what you can do here.");
}
