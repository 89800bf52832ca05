// What the server shows of somebody's keys.

import { fromBase64url } from "./base64url.js";
import { refusesEncryptionKey, refusesSigningKey } from "./refused-keys.js";

/** The key that `text` is, as it travels; undefined where it is none, or one that is refused. */
function keyIn(text, refuses) {
    const key = typeof text === "string" ? fromBase64url(text) : undefined;
    return key?.length === 32 && !refuses(key) ? key : undefined;
}

/** The public keys of one of `people`; undefined where somebody has none yet, or none that counts. */
export function keysOf(person) {
    const encryptionKey = keyIn(person.encryption_key, refusesEncryptionKey);
    const signingKey = keyIn(person.signing_key, refusesSigningKey);
    return encryptionKey && signingKey && { encryptionKey, signingKey };
}
