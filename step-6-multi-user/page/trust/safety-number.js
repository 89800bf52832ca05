// Safety numbers: what two people compare where the server cannot reach. The page's twin of
// safety_digits() and safety_number() in multi_user.hpp.

import { ByteReader, fields, utf8 } from "../bytes.js";

/** A user's half of a safety number: 30 decimal digits, five for each five bytes of a PBKDF2. */
export async function safetyDigits(address, { encryptionKey, signingKey }) {
    const password = fields(utf8(address), encryptionKey, signingKey);
    const material = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const how = {
        name: "PBKDF2",
        hash: "SHA-256",
        salt: utf8("secure-messenger/1 safety-number"),
        iterations: 10_000,
    };
    const reader = new ByteReader(new Uint8Array(await crypto.subtle.deriveBits(how, material, 30 * 8)));
    const groups = Array.from({ length: 6 }, () => reader.integer(5) % 100_000);
    return groups.map((group) => String(group).padStart(5, "0")).join("");
}

/** What two users, each {address, keys}, compare: twelve groups of five digits, the same for both. */
export async function safetyNumber(one, other) {
    const inOrder = one.address < other.address ? [one, other] : [other, one]; // ASCII: as bytes
    const digits = await Promise.all(inOrder.map(({ address, keys }) => safetyDigits(address, keys)));
    return digits.join("").match(/.{5}/g).join(" ");
}
