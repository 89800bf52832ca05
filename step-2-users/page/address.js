// What identifies a user: an e-mail address in its one canonical form. It is the form that is signed,
// pinned and compared.

/** Whether `text` is 3 to 254 printable ASCII characters, no space, no A–Z, exactly one @ with
    something on both sides. */
export const isCanonicalAddress = (text) =>
    typeof text === "string" && text.length >= 3 && text.length <= 254 && /^[!-?[-~]+@[!-?[-~]+$/.test(text);

/** `typed` in its canonical form: without white space around it, and with a–z for A–Z. Undefined if it
    is not an address. */
export function canonicalAddress(typed) {
    const address = typed
        .replace(/^[\t-\r ]+|[\t-\r ]+$/g, "")
        .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    return isCanonicalAddress(address) ? address : undefined;
}
