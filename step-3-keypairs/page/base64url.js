// Bytes in JSON: base64url without padding (RFC 4648 section 5). There is one way to write a thing,
// and the decoder takes no other: atob() would skip white space and ignore stray bits.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const valueOf = new Map([...alphabet].map((letter, value) => [letter, value]));

export function toBase64url(bytes) {
    let text = "";
    let bits = 0; // those of `waiting`
    let waiting = 0;
    for (const byte of bytes) {
        waiting = (waiting << 8 | byte) & 0xffff;
        for (bits += 8; bits >= 6; bits -= 6)
            text += alphabet[waiting >> (bits - 6) & 63];
    }
    return bits === 0 ? text : text + alphabet[waiting << (6 - bits) & 63];
}

/** Undefined where `text` is not what toBase64url() writes. */
export function fromBase64url(text) {
    const bytes = new Uint8Array(Math.floor(text.length * 6 / 8));
    let size = 0;
    let bits = 0;
    let waiting = 0;
    for (const letter of text) {
        if (!valueOf.has(letter))
            return undefined;
        waiting = (waiting << 6 | valueOf.get(letter)) & 0xffff;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes[size++] = waiting >> bits;
        }
    }
    // A last letter with no bit of a byte in it, or with bits that are left over and not zero.
    if (bits === 6 || (waiting & (1 << bits) - 1) !== 0)
        return undefined;
    return bytes;
}
