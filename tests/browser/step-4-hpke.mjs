// Two implementations of HPKE from npm, with one pair of functions over both. Bytes are lower-case
// hexadecimal. They have little in common: `hpke` multiplies on the curve by WebCrypto, which is
// OpenSSL in Node.js, and @hpke/core by the JavaScript of @hpke/dhkem-x25519.

import * as core from "@hpke/core";
import { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";
import * as hpke from "hpke";
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto; // Node.js 18 has it under this name only, and `hpke` needs it

const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));
const hex = (array) => Buffer.from(array).toString("hex");

/** What `opening` resolves with; undefined where it is refused. Any other error is one of the test. */
async function unlessRefused(opening) {
    try {
        return hex(await opening);
    } catch (error) {
        if (error.name !== "OpenError" && error.name !== "DecapError") throw error;
        return undefined;
    }
}

const ofHpke = new hpke.CipherSuite(
    hpke.KEM_DHKEM_X25519_HKDF_SHA256,
    hpke.KDF_HKDF_SHA256,
    hpke.AEAD_AES_128_GCM,
);

const ofCore = new core.CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new core.HkdfSha256(),
    aead: new core.Aes128Gcm(),
});

/**
 * RFC 9180 section 6.1 in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM:
 *     seal({to, info, aad, plaintext})                  -> enc, sealed
 *     open({to, privateKey, enc, info, aad, sealed})    -> the plaintext, or undefined
 */
export const peers = {
    hpke: {
        async seal({ to, info, aad, plaintext }) {
            const key = await ofHpke.DeserializePublicKey(bytes(to));
            const { encapsulatedSecret, ciphertext } = await ofHpke.Seal(key, bytes(plaintext), {
                info: bytes(info),
                aad: bytes(aad),
            });
            return { enc: hex(encapsulatedSecret), sealed: hex(ciphertext) };
        },
        async open({ to, privateKey, enc, info, aad, sealed }) {
            const pair = {
                publicKey: await ofHpke.DeserializePublicKey(bytes(to)),
                privateKey: await ofHpke.DeserializePrivateKey(bytes(privateKey), false),
            };
            return unlessRefused(
                ofHpke.Open(pair, bytes(enc), bytes(sealed), { info: bytes(info), aad: bytes(aad) }),
            );
        },
    },
    "@hpke/core": {
        async seal({ to, info, aad, plaintext }) {
            const recipientPublicKey = await ofCore.kem.deserializePublicKey(bytes(to));
            const { enc, ct } = await ofCore.seal(
                { recipientPublicKey, info: bytes(info) },
                bytes(plaintext),
                bytes(aad),
            );
            return { enc: hex(new Uint8Array(enc)), sealed: hex(new Uint8Array(ct)) };
        },
        async open({ privateKey, enc, info, aad, sealed }) {
            const recipientKey = await ofCore.kem.deserializePrivateKey(bytes(privateKey));
            const opening = ofCore.open(
                { recipientKey, enc: bytes(enc), info: bytes(info) },
                bytes(sealed),
                bytes(aad),
            );
            return unlessRefused(opening.then((plaintext) => new Uint8Array(plaintext)));
        },
    },
};
