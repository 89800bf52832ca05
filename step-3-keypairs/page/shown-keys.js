// Somebody's keys, as the server shows them.

import { fromBase64url } from "./base64url.js";
import { refusesEncryptionKey, refusesSigningKey } from "./refused-keys.js";

/** The key that `text` encodes; undefined if it is not a key, or a refused one. */
function keyIn(text, refuses) {
    const key = typeof text === "string" ? fromBase64url(text) : undefined;
    return key?.length === 32 && !refuses(key) ? key : undefined;
}

/** The public keys of one of `people`; undefined for somebody who has none yet, or refused ones. */
export function keysOf(person) {
    const encryptionKey = keyIn(person.encryption_key, refusesEncryptionKey);
    const signingKey = keyIn(person.signing_key, refusesSigningKey);
    return encryptionKey && signingKey && { encryptionKey, signingKey };
}
