// The page's envelope.js behind questions as the oracle answers them, in a browser. Bytes are
// lower-case hexadecimal.

import { modulesOf } from "./page-modules.mjs";

const modulesInNode = modulesOf("step-2-users/page", "step-3-keypairs/page", "step-4-encrypting/page");

/**
 * Asks the modules that stand at `base`.
 *     {do: "seal", from, sent_at, text, identity, to (a list), and all that is random, or nothing of
 *      it: id, content_key, nonce, ephemeral (a list)}                       -> envelope
 *     {do: "open", envelope, identity, signing_keys ({address: key})}       -> outcome, from, sent_at, text
 * An identity is what the oracle's "generate" answers. It runs where its source is sent to, so it
 * uses nothing from outside itself.
 */
async function answer({ base, question }) {
    const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (digits) => parseInt(digits, 16));
    const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const privateKey = (name, oid, key, uses) =>
        crypto.subtle.importKey(
            "pkcs8",
            bytes(`302e020100300506032b65${oid}04220420${key}`),
            { name },
            false,
            uses,
        );
    const envelopes = await import(`${base}envelope.js`);
    const keypairOf = async (identity) => ({
        encryptionKey: bytes(identity.encryption_key),
        signingKey: bytes(identity.signing_key),
        encryptionPrivate: await privateKey("X25519", "6e", identity.encryption_private_key, ["deriveBits"]),
        signingPrivate: await privateKey("Ed25519", "70", identity.signing_seed, ["sign"]),
    });
    const ephemeralOf = async (key) => {
        const own = await privateKey("X25519", "6e", key, ["deriveBits"]);
        const nine = await crypto.subtle.importKey(
            "raw",
            bytes(`09${"00".repeat(31)}`),
            { name: "X25519" },
            false,
            [],
        );
        const publicKey = await crypto.subtle.deriveBits({ name: "X25519", public: nine }, own, 256);
        return { privateKey: own, publicKey: new Uint8Array(publicKey) };
    };

    if (question.do === "seal") {
        const { from, sent_at: sentAt, text, id, content_key, nonce } = question;
        const to = question.to.map(bytes);
        const fresh =
            id === undefined
                ? await envelopes.drawRandomness(to.length)
                : {
                      id: bytes(id),
                      contentKey: bytes(content_key),
                      nonce: bytes(nonce),
                      ephemeral: await Promise.all(question.ephemeral.map(ephemeralOf)),
                  };
        const sender = await keypairOf(question.identity);
        return { envelope: hex(await envelopes.seal({ from, sentAt, text }, sender, to, fresh)) };
    }
    const signingKeyOf = (address) =>
        Object.hasOwn(question.signing_keys, address) ? bytes(question.signing_keys[address]) : undefined;
    const { outcome, message } = await envelopes.open(
        bytes(question.envelope),
        await keypairOf(question.identity),
        signingKeyOf,
    );
    return { outcome, from: message?.from ?? "", sent_at: message?.sentAt ?? 0, text: message?.text ?? "" };
}

/** In this process. */
export const envelopeOracleInNode = { ask: (question) => answer({ base: modulesInNode, question }) };

/** In `page`, which came from a server of step 4. */
export const envelopeOracleIn = (page) => ({
    ask: (question) => page.evaluate(answer, { base: new URL("/", page.url()).href, question }),
});
