// The one form in which an address is signed and compared.

/** Whether `text` is 3 to 254 printable ASCII characters, no space, no A–Z, exactly one @ with
    something on both sides. */
export const isCanonicalAddress = (text) =>
    text.length >= 3 && text.length <= 254 && /^[!-?[-~]+@[!-?[-~]+$/.test(text);
