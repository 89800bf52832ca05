// The block that people can see and copy: base64url between two lines that say what it is.

import { fromBase64url, toBase64url } from "./base64url.js";

const first = "-----BEGIN SECURE MESSAGE-----";
const last = "-----END SECURE MESSAGE-----";
const width = 64; // characters of a line; only the last may be shorter

/** The block with `bytes` in it. Each line ends with a line feed, the last one too. */
export function toArmor(bytes) {
    const lines = toBase64url(bytes).match(new RegExp(`.{1,${width}}`, "g")) ?? [];
    return [first, ...lines, last, ""].join("\n");
}

/** The bytes in a block, whose lines may also end with CR LF; undefined where it is no such block. */
export function fromArmor(text) {
    const lines = text.split(/\r?\n/);
    if (lines.length < 3 || lines.shift() !== first || lines.pop() !== "" || lines.pop() !== last)
        return undefined;
    const whole = lines.slice(0, -1).every((line) => line.length === width);
    const end = lines.at(-1)?.length ?? width; // an empty block has no such line
    return whole && end > 0 && end <= width ? fromBase64url(lines.join("")) : undefined;
}
