// Bytes in JSON: base64url without padding (RFC 4648 section 5). Bytes can be written in only one
// way, and the decoder accepts no other: atob() would skip white space and ignore stray bits.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const values = new Map([...alphabet].map((letter, value) => [letter, value]));

export function toBase64url(bytes) {
    let text = "";
    let bits = 0; // how many bits of `waiting` are not written yet
    let waiting = 0;
    for (const byte of bytes) {
        waiting = ((waiting << 8) | byte) & 0xffff;
        for (bits += 8; bits >= 6; bits -= 6) text += alphabet[(waiting >> (bits - 6)) & 63];
    }
    return bits === 0 ? text : text + alphabet[(waiting << (6 - bits)) & 63];
}

/** The bytes in `text`; undefined if `text` is not what toBase64url() writes. */
export function fromBase64url(text) {
    const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
    let size = 0;
    let bits = 0;
    let waiting = 0;
    for (const letter of text) {
        if (!values.has(letter)) return undefined;
        waiting = ((waiting << 6) | values.get(letter)) & 0xffff;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes[size++] = waiting >> bits;
        }
    }
    // The last letter is too little for a byte, or the bits left over are not zero.
    if (bits === 6 || (waiting & ((1 << bits) - 1)) !== 0) return undefined;
    return bytes;
}
