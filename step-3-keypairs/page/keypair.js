// A user's keypair: made, locked under a passphrase, unlocked, and its fingerprint.
//
// It consists of two independent pairs of keys: X25519 (RFC 7748), to which others encrypt, and
// Ed25519 (RFC 8032), which signs. A keypair here is
//     encryptionKey, signingKey           the public keys, 32 bytes each
//     encryptionPrivate, signingPrivate   the private ones, as CryptoKeys of the browser
// Only generate() makes private keys that can be exported, because lock() has to export them. Those
// that unlock() returns can be used but not read.
//
// PROTOCOL.md, section 7.3, describes a locked keypair, 177 bytes.

import { ByteReader, ByteWriter, fields, sameBytes, utf8 } from "./bytes.js";
import { bytesOfPassphrase } from "./passphrase.js";
import { refusesEncryptionKey, refusesSigningKey } from "./refused-keys.js";

const version = 1;
const lockedSize = 177;
const ciphertextSize = 80;
const iterationsWhenMade = 600_000;
const fewestIterations = 100_000;
const mostIterations = 10_000_000; // more could only be meant to make this page hang
const lockedLabel = utf8("secure-messenger/1 locked-keypair");
const fingerprintLabel = utf8("secure-messenger/1 fingerprint");

// RFC 8410 section 7: the PKCS #8 form of a private key of 32 bytes is this, then the key.
const pkcs8 = (algorithm) =>
    Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, algorithm, 4, 0x22, 4, 0x20);
const encryption = { name: "X25519", pkcs8: pkcs8(0x6e), uses: ["deriveBits"] };
const signing = { name: "Ed25519", pkcs8: pkcs8(0x70), uses: ["sign"] };
const basePoint = Uint8Array.of(9, ...new Uint8Array(31)); // RFC 7748 section 4.1

const { subtle } = crypto; // undefined unless the page came over HTTPS or from localhost
const random = (size) => crypto.getRandomValues(new Uint8Array(size));

/** Makes a new keypair, whose private keys lock() can export. */
export async function generate() {
    const [forMessages, forSignatures] = await Promise.all([
        subtle.generateKey({ name: "X25519" }, true, ["deriveBits"]),
        subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]),
    ]);
    return {
        encryptionKey: new Uint8Array(await subtle.exportKey("raw", forMessages.publicKey)),
        signingKey: new Uint8Array(await subtle.exportKey("raw", forSignatures.publicKey)),
        encryptionPrivate: forMessages.privateKey,
        signingPrivate: forSignatures.privateKey,
    };
}

/** Eight groups of four hexadecimal digits, for people to compare. Takes any keypair's public keys. */
export async function fingerprint({ encryptionKey, signingKey }) {
    const digest = await subtle.digest("SHA-256", fields(fingerprintLabel, encryptionKey, signingKey));
    const bytes = [...new Uint8Array(digest, 0, 16)];
    return bytes
        .map((byte) => byte.toString(16).padStart(2, "0"))
        .join("")
        .replaceAll(/.{4}(?!$)/g, "$& ");
}

/** Locks a keypair from generate(). Resolves with 177 bytes. Slow, but it does not block the
    page. */
export async function lock(keypair, passphrase, iterations = iterationsWhenMade) {
    if (!isPossible(iterations)) throw new RangeError(`${iterations} iterations`);
    const salt = random(16);
    const nonce = random(12);
    const front = new ByteWriter()
        .integer(version, 1)
        .integer(iterations, 4)
        .bytes(salt)
        .bytes(nonce)
        .bytes(keypair.encryptionKey)
        .bytes(keypair.signingKey)
        .done();
    const key = await keyOf(passphrase, salt, iterations, "encrypt");
    const secret = await privateBytes(keypair);
    try {
        const ciphertext = await subtle.encrypt(gcm(nonce, front), key, secret);
        return new ByteWriter().bytes(front).bytes(new Uint8Array(ciphertext)).done();
    } finally {
        secret.fill(0);
    }
}

/**
 * Unlocks the bytes `locked` with `passphrase`. Resolves with {outcome, keypair}. `outcome` is the
 * first of these that holds; only the last has a keypair:
 *   "unsupported version"
 *   "damaged"               wrong length or iterations, or a refused key; found before any work
 *   "wrong passphrase"      or damage that looks like it
 *   "damaged"               the private keys do not belong to the public keys beside them
 *   "unlocked"
 */
export async function unlock(locked, passphrase) {
    if (locked.length > 0 && locked[0] !== version) return { outcome: "unsupported version" };
    const parts = partsOf(locked);
    if (!parts) return { outcome: "damaged" };
    const secret = await open(parts, passphrase);
    if (!secret) return { outcome: "wrong passphrase" };
    const keypair = await keypairOf(parts, secret);
    secret.fill(0);
    return (await belongsTogether(keypair)) ? { outcome: "unlocked", keypair } : { outcome: "damaged" };
}

/** The parts of `locked`; undefined if it cannot be a locked keypair. */
function partsOf(locked) {
    if (locked.length !== lockedSize) return undefined;
    const front = locked.subarray(0, lockedSize - ciphertextSize);
    const reader = new ByteReader(locked);
    reader.integer(1); // the version
    const parts = {
        front,
        iterations: reader.integer(4),
        salt: reader.bytes(16),
        nonce: reader.bytes(12),
        encryptionKey: reader.bytes(32).slice(),
        signingKey: reader.bytes(32).slice(),
        ciphertext: reader.bytes(ciphertextSize),
    };
    const good =
        isPossible(parts.iterations) &&
        !refusesEncryptionKey(parts.encryptionKey) &&
        !refusesSigningKey(parts.signingKey);
    return good ? parts : undefined;
}

const isPossible = (iterations) => iterations >= fewestIterations && iterations <= mostIterations;

const gcm = (nonce, front) => ({
    name: "AES-GCM",
    iv: nonce,
    tagLength: 128,
    additionalData: fields(lockedLabel, front),
});

async function keyOf(passphrase, salt, iterations, use) {
    const bytes = bytesOfPassphrase(passphrase);
    const material = await subtle.importKey("raw", bytes, "PBKDF2", false, ["deriveKey"]);
    return subtle.deriveKey(
        { name: "PBKDF2", hash: "SHA-256", salt, iterations },
        material,
        { name: "AES-GCM", length: 128 },
        false,
        [use],
    );
}

/** The 64 bytes that were locked; undefined if the tag does not fit. */
async function open({ front, iterations, salt, nonce, ciphertext }, passphrase) {
    const key = await keyOf(passphrase, salt, iterations, "decrypt");
    try {
        return new Uint8Array(await subtle.decrypt(gcm(nonce, front), key, ciphertext));
    } catch (error) {
        if (error.name !== "OperationError") throw error;
        return undefined;
    }
}

async function keypairOf({ encryptionKey, signingKey }, secret) {
    const [encryptionPrivate, signingPrivate] = await Promise.all([
        importPrivate(encryption, secret.subarray(0, 32)),
        importPrivate(signing, secret.subarray(32)),
    ]);
    return { encryptionKey, signingKey, encryptionPrivate, signingPrivate };
}

async function importPrivate(kind, bytes) {
    const document = new ByteWriter().bytes(kind.pkcs8).bytes(bytes).done();
    try {
        return await subtle.importKey("pkcs8", document, { name: kind.name }, false, kind.uses);
    } finally {
        document.fill(0);
    }
}

/** The X25519 private key and the Ed25519 seed, 32 bytes each. */
async function privateBytes({ encryptionPrivate, signingPrivate }) {
    const secret = new Uint8Array(64);
    for (const [i, key] of [encryptionPrivate, signingPrivate].entries()) {
        const document = new Uint8Array(await subtle.exportKey("pkcs8", key));
        secret.set(document.subarray(-32), i * 32);
        document.fill(0);
    }
    return secret;
}

/** Whether the private keys belong to the public ones. A private key that cannot be read can still
    be used: X25519 with the base point gives its public key, and an Ed25519 signature verifies
    under its public key only. */
async function belongsTogether({ encryptionKey, signingKey, encryptionPrivate, signingPrivate }) {
    const base = await subtle.importKey("raw", basePoint, { name: "X25519" }, false, []);
    const derived = await subtle.deriveBits({ name: "X25519", public: base }, encryptionPrivate, 256);
    if (!sameBytes(new Uint8Array(derived), encryptionKey)) return false;
    const probe = random(32);
    const signature = await subtle.sign("Ed25519", signingPrivate, probe);
    try {
        const signer = await subtle.importKey("raw", signingKey, { name: "Ed25519" }, false, ["verify"]);
        return await subtle.verify("Ed25519", signer, signature, probe);
    } catch {
        return false; // some browsers refuse to import 32 bytes that are not a point on the curve
    }
}
