// The passphrase, which opens a locked keypair. It never leaves this page.

const shortest = 8; // code points in NFC

/** The same text for the same passphrase, whichever keys were pressed for an "é". */
const composed = (words) => words.normalize("NFC");

/** The bytes from which the key is derived: the passphrase in NFC, as UTF-8. */
export const bytesOfPassphrase = (passphrase) => new TextEncoder().encode(composed(passphrase));

/** A sentence about why `passphrase` must not be chosen; undefined if it may be. `password` is the
    login password, undefined if it is not known. */
export function problemOf(passphrase, password) {
    if (passphrase === "") return "The passphrase is missing.";
    if (!passphrase.isWellFormed()) return "This passphrase contains half a character. Type it again.";
    if ([...composed(passphrase)].length < shortest)
        return `This passphrase is too short: it needs ${shortest} characters or more.`;
    if (password !== undefined && composed(passphrase) === composed(password))
        return "This is your password, which the server sees whenever you log in. Choose another.";
    return undefined;
}

/** Whether the same passphrase was typed twice. */
export const samePassphrase = (a, b) => composed(a) === composed(b);
