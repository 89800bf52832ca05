// The page's envelope.js and replays.js behind the questions that the oracle answers, in Node.js or in a browser.

import { modulesOf } from "./page-modules.mjs";

/** Where the modules of steps 2 to 4 are, for Node.js. */
export const modulesInNode = modulesOf("step-2-users/page", "step-3-keypairs/page", "step-4-encrypting/page");

/**
 * Asks the modules that stand at `base`. Bytes are lower-case hexadecimal. Each question has the keys of
 * whoever asks: encryption_key, encryption_private_key, signing_key and signing_seed.
 *     {do: "seal", from, sent_at, text, to (a list), and all that is random, or nothing of it: id,
 *      content_key, nonce, ephemeral (a list)}                      -> envelope
 *     {do: "open", signing_keys ({address: key}), rows (a list of
 *      {row, envelope}, in the order in which they are met)}        -> opened, a list of {outcome,
 *                                                                      from, sent_at, text}
 * It runs where its source is sent to, so it uses nothing from outside itself.
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
    const { Replays } = await import(`${base}replays.js`);
    const me = {
        encryptionKey: bytes(question.encryption_key),
        signingKey: bytes(question.signing_key),
        encryptionPrivate: await privateKey("X25519", "6e", question.encryption_private_key, ["deriveBits"]),
        signingPrivate: await privateKey("Ed25519", "70", question.signing_seed, ["sign"]),
    };
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

    const seal = async ({ from, sent_at: sentAt, text, to: keys, id, content_key, nonce, ephemeral }) => {
        const to = keys.map(bytes);
        const fresh =
            id === undefined
                ? await envelopes.drawRandomness(to.length)
                : {
                      id: bytes(id),
                      contentKey: bytes(content_key),
                      nonce: bytes(nonce),
                      ephemeral: await Promise.all(ephemeral.map(ephemeralOf)),
                  };
        return { envelope: hex(await envelopes.seal({ from, sentAt, text }, me, to, fresh)) };
    };
    const open = async ({ signing_keys, rows }) => {
        const signingKeyOf = (address) =>
            Object.hasOwn(signing_keys, address) ? bytes(signing_keys[address]) : undefined;
        const replays = new Replays();
        const opened = [];
        for (const { row, envelope } of rows) {
            const { outcome, message } = await envelopes.open(bytes(envelope), me, signingKeyOf);
            if (message) replays.observe(message, row);
            if (message && replays.isReplay(message, row))
                opened.push({ outcome: "replayed", from: "", sent_at: 0, text: "" });
            else
                opened.push({
                    outcome: outcome.replaceAll(" ", "_"),
                    from: message?.from ?? "",
                    sent_at: message?.sentAt ?? 0,
                    text: message?.text ?? "",
                });
        }
        return { opened };
    };
    return question.do === "seal" ? seal(question) : open(question);
}

/** In this process. */
export const envelopeOracleInNode = { ask: (question) => answer({ base: modulesInNode, question }) };

/** In `page`, which came from a server of step 4. */
export const envelopeOracleIn = (page) => ({
    ask: (question) => page.evaluate(answer, { base: new URL("/", page.url()).href, question }),
});
