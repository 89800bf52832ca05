// HPKE (RFC 9180) in base mode, for one message: KEM 0x0020, DHKEM(X25519, HKDF-SHA256); KDF 0x0001,
// HKDF-SHA256; AEAD 0x0001, AES-128-GCM. Private keys are CryptoKeys, everything else is bytes.

import { ByteWriter, utf8 } from "./bytes.js";
import { refusesEncryptionKey } from "./refused-keys.js";

const { subtle } = crypto;
const kemSuite = new ByteWriter().bytes(utf8("KEM")).integer(0x0020, 2).done();
const hpkeSuite = new ByteWriter()
    .bytes(utf8("HPKE"))
    .integer(0x0020, 2)
    .integer(0x0001, 2)
    .integer(0x0001, 2)
    .done();
const nothing = new Uint8Array();
const zeroes = new Uint8Array(32); // RFC 5869 section 2.2: equals no salt, which no browser accepts
const modeBase = 0x00;

/** An ephemeral keypair: {publicKey, privateKey}. */
export async function newEphemeral() {
    const pair = await subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
    return {
        publicKey: new Uint8Array(await subtle.exportKey("raw", pair.publicKey)),
        privateKey: pair.privateKey,
    };
}

/** Section 6.1: seals `plaintext` to the key `to`. Resolves with {enc, sealed}; undefined if that
    key is refused. */
export async function sealTo(to, ephemeral, info, associatedData, plaintext) {
    const secret = await encapsulate(to, ephemeral);
    if (!secret) return undefined;
    const { key, iv } = await keySchedule(secret, info, "encrypt");
    const sealed = await subtle.encrypt(
        { name: "AES-GCM", iv, additionalData: associatedData },
        key,
        plaintext,
    );
    return { enc: ephemeral.publicKey, sealed: new Uint8Array(sealed) };
}

/** Section 6.1, the opposite of sealTo(). Undefined if `enc` is refused or the tag does not fit. */
export async function openFrom(enc, { encryptionKey, encryptionPrivate }, info, associatedData, sealed) {
    const secret = await decapsulate(enc, encryptionKey, encryptionPrivate);
    if (!secret) return undefined;
    const { key, iv } = await keySchedule(secret, info, "decrypt");
    return decrypted(key, iv, associatedData, sealed);
}

/** AES-GCM: the plaintext, or undefined if the tag does not fit. */
export async function decrypted(key, iv, associatedData, sealed) {
    try {
        return new Uint8Array(
            await subtle.decrypt({ name: "AES-GCM", iv, additionalData: associatedData }, key, sealed),
        );
    } catch (error) {
        if (error.name !== "OperationError") throw error;
        return undefined;
    }
}

/** Section 4.1, Encap(): the shared secret; undefined if the key `to` is refused. */
export async function encapsulate(to, { publicKey, privateKey }) {
    const dh = await diffieHellman(privateKey, to);
    return dh && extractAndExpand(dh, publicKey, to);
}

/** Section 4.1, Decap(). */
export async function decapsulate(enc, ownKey, ownPrivate) {
    const dh = await diffieHellman(ownPrivate, enc);
    return dh && extractAndExpand(dh, enc, ownKey);
}

/** X25519. Undefined for keys with which the result would be all zeros, and so the same for
    everybody. */
async function diffieHellman(privateKey, publicBytes) {
    if (refusesEncryptionKey(publicBytes)) return undefined;
    const publicKey = await subtle.importKey("raw", publicBytes, { name: "X25519" }, false, []);
    return new Uint8Array(await subtle.deriveBits({ name: "X25519", public: publicKey }, privateKey, 256));
}

/** Section 4.1, ExtractAndExpand(): 32 bytes. */
async function extractAndExpand(dh, enc, to) {
    const context = new ByteWriter().bytes(enc).bytes(to).done();
    const prk = await labeledExtract(kemSuite, zeroes, "eae_prk", dh);
    return labeledExpand(kemSuite, prk, "shared_secret", context, 32);
}

/** Section 5.1, KeySchedule() without a pre-shared key: the AES key and the base_nonce. */
async function keySchedule(sharedSecret, info, use) {
    const [pskIdHash, infoHash, secret] = await Promise.all([
        labeledExtract(hpkeSuite, zeroes, "psk_id_hash", nothing),
        labeledExtract(hpkeSuite, zeroes, "info_hash", info),
        labeledExtract(hpkeSuite, sharedSecret, "secret", nothing),
    ]);
    const context = new ByteWriter().integer(modeBase, 1).bytes(pskIdHash).bytes(infoHash).done();
    const [bytes, iv] = await Promise.all([
        labeledExpand(hpkeSuite, secret, "key", context, 16),
        labeledExpand(hpkeSuite, secret, "base_nonce", context, 12),
    ]);
    return { key: await subtle.importKey("raw", bytes, "AES-GCM", false, [use]), iv };
}

/** Section 4, LabeledExtract(): HMAC of the labelled `ikm` under `salt`. */
function labeledExtract(suite, salt, label, ikm) {
    return hmac(
        salt,
        new ByteWriter().bytes(utf8("HPKE-v1")).bytes(suite).bytes(utf8(label)).bytes(ikm).done(),
    );
}

/** Section 4, LabeledExpand(), to 32 bytes at most: the first block of HKDF-Expand (RFC 5869 section 2.3). */
async function labeledExpand(suite, prk, label, info, size) {
    const block = await hmac(
        prk,
        new ByteWriter()
            .integer(size, 2)
            .bytes(utf8("HPKE-v1"))
            .bytes(suite)
            .bytes(utf8(label))
            .bytes(info)
            .integer(1, 1)
            .done(),
    );
    return block.subarray(0, size);
}

async function hmac(keyBytes, message) {
    const key = await subtle.importKey("raw", keyBytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return new Uint8Array(await subtle.sign("HMAC", key, message));
}
