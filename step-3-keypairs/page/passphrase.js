// What opens a locked keypair. It never leaves this page.

const shortest = 8; // code points in NFC

/** One way to write it, whichever keys were pressed for an "é". */
const composed = (words) => words.normalize("NFC");

/** The bytes of which a key is made: UTF-8 of the passphrase's NFC. */
export const bytesOfPassphrase = (passphrase) => new TextEncoder().encode(composed(passphrase));

/** A sentence about why `passphrase` is not to be chosen; undefined when it is good. The password is
    what somebody logs in with, and undefined where it is not known. */
export function problemOf(passphrase, password) {
    if (passphrase === "")
        return "The passphrase is missing.";
    if (!passphrase.isWellFormed())
        return "This passphrase contains half a character. Type it again.";
    if ([...composed(passphrase)].length < shortest)
        return `This passphrase is too short: it needs ${shortest} characters or more.`;
    if (password !== undefined && composed(passphrase) === composed(password))
        return "This is your password, which the server sees whenever you log in. Choose another.";
    return undefined;
}

/** Whether two people, or one person twice, typed the same. */
export const samePassphrase = (a, b) => composed(a) === composed(b);
