// The page's keypair.js behind the questions that the oracle answers, in Node.js or in a browser.

import { execFile } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { modulesOf } from "./page-modules.mjs";

/** Where step 3's modules are, for Node.js. */
export const modulesInNode = modulesOf("step-3-keypairs/page");

/**
 * Asks the modules that stand at `base`. Bytes are lower-case hexadecimal.
 *     {do: "fingerprint", encryption_key, signing_key}      -> fingerprint
 *     {do: "create", passphrase, iterations}                -> encryption_key, signing_key, locked
 *     {do: "lock", encryption_private_key, signing_seed,    -> locked
 *      encryption_key, signing_key, passphrase, iterations}
 *     {do: "unlock", locked, passphrase}                    -> outcome, worked (whether a key was
 *                                                              derived); when it is unlocked also
 *                                                              encryption_key, signing_key,
 *                                                              readable (private keys that can be
 *                                                              exported)
 *     {do: "passphrase_key", passphrase, salt, iterations}  -> key
 *     {do: "refused", encryption_key or signing_key}        -> refused
 * It runs where its source is sent to, so it uses nothing from outside itself.
 */
async function answer({ base, question }) {
    const { subtle } = crypto;
    const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (digits) => parseInt(digits, 16));
    const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const keypairs = await import(`${base}keypair.js`);
    const extractable = (algorithm, oid, key, uses) =>
        subtle.importKey(
            "pkcs8",
            bytes(`302e020100300506032b65${oid}04220420${key}`),
            { name: algorithm },
            true,
            uses,
        );
    const publicKeys = ({ encryptionKey, signingKey }) => ({
        encryption_key: hex(encryptionKey),
        signing_key: hex(signingKey),
    });
    const refused = await import(`${base}refused-keys.js`);
    const { bytesOfPassphrase } = await import(`${base}passphrase.js`);

    const does = {
        async fingerprint({ encryption_key, signing_key }) {
            const keys = { encryptionKey: bytes(encryption_key), signingKey: bytes(signing_key) };
            return { fingerprint: await keypairs.fingerprint(keys) };
        },
        async create({ passphrase, iterations }) {
            const keypair = await keypairs.generate();
            const locked = await keypairs.lock(keypair, passphrase, iterations);
            return { ...publicKeys(keypair), locked: hex(locked) };
        },
        async lock(asked) {
            const keypair = {
                encryptionKey: bytes(asked.encryption_key),
                signingKey: bytes(asked.signing_key),
                encryptionPrivate: await extractable("X25519", "6e", asked.encryption_private_key, [
                    "deriveBits",
                ]),
                signingPrivate: await extractable("Ed25519", "70", asked.signing_seed, ["sign"]),
            };
            return { locked: hex(await keypairs.lock(keypair, asked.passphrase, asked.iterations)) };
        },
        async unlock({ locked, passphrase }) {
            let worked = false;
            subtle.deriveKey = (...how) => {
                worked = true;
                return Object.getPrototypeOf(subtle).deriveKey.apply(subtle, how);
            };
            const { outcome, keypair } = await keypairs.unlock(bytes(locked), passphrase);
            delete subtle.deriveKey;
            if (!keypair) return { outcome, worked };
            const privates = [keypair.encryptionPrivate, keypair.signingPrivate];
            const exported = await Promise.allSettled(
                privates.flatMap((key) => ["pkcs8", "jwk"].map((format) => subtle.exportKey(format, key))),
            );
            const readable = exported.filter(({ status }) => status === "fulfilled").length;
            return { outcome, worked, ...publicKeys(keypair), readable };
        },
        async passphrase_key({ passphrase, salt, iterations }) {
            const typed = bytesOfPassphrase(passphrase);
            const key = await subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
            const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations };
            return { key: hex(new Uint8Array(await subtle.deriveBits(how, key, 128))) };
        },
        refused: ({ encryption_key, signing_key }) => ({
            refused: encryption_key
                ? refused.refusesEncryptionKey(bytes(encryption_key))
                : refused.refusesSigningKey(bytes(signing_key)),
        }),
    };
    return does[question.do](question);
}

/** In this process. */
export const jsOracleInNode = { ask: (question) => answer({ base: modulesInNode, question }) };

/** In `page`, which came from a server of step 3. */
export const jsOracleIn = (page) => ({
    ask: (question) => page.evaluate(answer, { base: new URL("/", page.url()).href, question }),
});

/** The program of $ORACLE_PROGRAM: the reference solutions in C++. */
export function startOracle() {
    const program =
        process.env.ORACLE_PROGRAM ?? new URL("../../build/learn/bin/oracle", import.meta.url).pathname;
    const child = execFile(program);
    const ended = once(child, "exit");
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
        async ask(question) {
            child.stdin.write(`${JSON.stringify(question)}\n`);
            const { value } = await lines.next();
            const answered = JSON.parse(value);
            if (answered.error) throw new Error(answered.error);
            if (answered.outcome) answered.outcome = answered.outcome.replaceAll("_", " ");
            return answered;
        },
        async stop() {
            child.stdin.end();
            await ended;
        },
    };
}
