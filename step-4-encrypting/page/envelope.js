// An encrypted message: sealed once, its key wrapped for each recipient, signed by its sender.
//
// PROTOCOL.md, sections 8.1 and 8.2, describes the bytes of an envelope, its header and its payload.

import { ByteReader, ByteWriter, fields, sameBytes, utf8 } from "./bytes.js";
import { decrypted, newEphemeral, openFrom, sealTo } from "./hpke.js";
import { isCanonicalAddress } from "./address.js";
import { refusesEncryptionKey, refusesSigningKey } from "./refused-keys.js";
import { isMessage } from "./message-text.js";

const { subtle } = crypto;
const version = 1;
const mostRecipients = 1_000;
const block = 256;
const mostBlocks = 66;
const tagSize = 16;
const signatureSize = 64;
const headerLabel = utf8("secure-messenger/1 envelope");
const wrapInfo = fields(utf8("secure-messenger/1 wrap"));
const messageLabel = utf8("secure-messenger/1 message");
const order = 2n ** 252n + 27742317777372353535851937790883648493n; // RFC 8032 section 5.1: L

const random = (size) => crypto.getRandomValues(new Uint8Array(size));
const headerOf = (id, recipients) => fields(headerLabel, id, ...recipients);

function compareBytes(a, b) {
    const at = a.findIndex((byte, i) => byte !== b[i]);
    return at === -1 ? 0 : a[at] - b[at];
}

/** Whom an envelope is for: the encryption keys `others` and `own`, ascending, none twice, none refused. */
export function recipientKeys(others, own) {
    const good = [...others, own].filter((key) => !refusesEncryptionKey(key)).sort(compareBytes);
    return good.filter((key, i) => i === 0 || !sameBytes(key, good[i - 1]));
}

/** All that is random in an envelope with `slots` slots. */
export async function drawRandomness(slots) {
    return {
        id: random(16),
        contentKey: random(16),
        nonce: random(12),
        ephemeral: await Promise.all(Array.from({ length: slots }, newEphemeral)),
    };
}

/** Seals {from, sentAt, text} by the keypair `sender` for the keys `to`, which recipientKeys() returned.
    Resolves with the envelope. */
export async function seal(message, sender, to, fresh) {
    if (to.length > mostRecipients)
        throw new RangeError(`A message can have at most ${mostRecipients.toLocaleString()} readers.`);
    const header = headerOf(fresh.id, to);
    const slots = await Promise.all(
        to.map(async (key, i) => {
            const { enc, sealed } = await sealTo(key, fresh.ephemeral[i], wrapInfo, header, fresh.contentKey);
            return new ByteWriter().bytes(key).bytes(enc).bytes(sealed).done();
        }),
    );
    const parts = [
        utf8(message.from),
        new ByteWriter().integer(message.sentAt, 8).done(),
        utf8(message.text),
    ];
    const signature = new Uint8Array(
        await subtle.sign("Ed25519", sender.signingPrivate, fields(messageLabel, header, ...parts)),
    );
    const key = await subtle.importKey("raw", fresh.contentKey, "AES-GCM", false, ["encrypt"]);
    const ciphertext = await subtle.encrypt(
        { name: "AES-GCM", iv: fresh.nonce, additionalData: header },
        key,
        padded(
            new ByteWriter()
                .bytes(fields(...parts))
                .bytes(signature)
                .done(),
        ),
    );
    const writer = new ByteWriter().integer(version, 1).bytes(fresh.id).integer(to.length, 2);
    for (const slot of slots) writer.bytes(slot);
    return writer.bytes(fresh.nonce).bytes(new Uint8Array(ciphertext)).done();
}

function padded(payload) {
    const whole = new Uint8Array(Math.ceil(payload.length / block) * block);
    whole.set(payload);
    return whole;
}

/**
 * Opens the envelope `bytes` with the keypair `me`. Resolves with {outcome, message}. `outcome` is
 * the first of these that holds; only the last has a `message` ({id, from, sentAt, text}):
 *   "unsupported version", "damaged", "not for me", "damaged", "unknown sender", "forged", "readable"
 * signingKeyOf(address) returns the key of a sender, undefined if there is none. replays.js decides
 * whether a readable message is a replay.
 */
export async function open(bytes, me, signingKeyOf) {
    if (bytes.length > 0 && bytes[0] !== version) return { outcome: "unsupported version" };
    const envelope = partsOf(bytes);
    if (!envelope) return { outcome: "damaged" };
    const slot = envelope.slots.find(({ to }) => sameBytes(to, me.encryptionKey));
    if (!slot) return { outcome: "not for me" };
    const header = headerOf(
        envelope.id,
        envelope.slots.map(({ to }) => to),
    );
    const payload = await payloadOf(envelope, slot, me, header);
    const content = payload && contentOf(payload);
    if (!content) return { outcome: "damaged" };
    const signingKey = signingKeyOf(content.message.from);
    if (!signingKey || refusesSigningKey(signingKey)) return { outcome: "unknown sender" };
    const signed = fields(messageLabel, header, ...content.parts);
    if (!(await verifies(signingKey, signed, content.signature))) return { outcome: "forged" };
    return { outcome: "readable", message: { ...content.message, id: envelope.id } };
}

/** The parts of an envelope; undefined if `bytes` do not have its shape. */
function partsOf(bytes) {
    try {
        const reader = new ByteReader(bytes);
        reader.integer(1); // the version
        const id = reader.bytes(16);
        const count = reader.integer(2);
        const slots = Array.from({ length: count }, () => ({
            to: reader.bytes(32),
            enc: reader.bytes(32),
            wrapped: reader.bytes(32),
        }));
        const nonce = reader.bytes(12);
        const ciphertext = reader.bytes(reader.left);
        const blocks = (ciphertext.length - tagSize) / block;
        const ascends = slots.every(({ to }, i) => i === 0 || compareBytes(slots[i - 1].to, to) < 0);
        const good =
            count >= 1 &&
            count <= mostRecipients &&
            ascends &&
            Number.isInteger(blocks) &&
            blocks >= 1 &&
            blocks <= mostBlocks;
        return good ? { id, slots, nonce, ciphertext } : undefined;
    } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return undefined;
    }
}

async function payloadOf({ nonce, ciphertext }, { enc, wrapped }, me, header) {
    const contentKey = await openFrom(enc, me, wrapInfo, header, wrapped);
    if (!contentKey) return undefined;
    const key = await subtle.importKey("raw", contentKey, "AES-GCM", false, ["decrypt"]);
    return decrypted(key, nonce, header, ciphertext);
}

/** {message, parts, signature}; undefined if `payload` is not as seal() writes it. */
function contentOf(payload) {
    try {
        const reader = new ByteReader(payload);
        const parts = [reader.field(), reader.field(), reader.field()];
        const signature = reader.bytes(signatureSize);
        const padding = reader.bytes(reader.left);
        const [from, text] = [textOf(parts[0]), textOf(parts[2])];
        const sentAt = integerOf(parts[1]);
        const good =
            padding.length < block &&
            padding.every((byte) => byte === 0) &&
            isCanonicalAddress(from) &&
            isMessage(text);
        return good ? { message: { from, sentAt, text }, parts, signature } : undefined;
    } catch (error) {
        if (!(error instanceof RangeError) && !(error instanceof TypeError)) throw error;
        return undefined;
    }
}

/** Decodes UTF-8. Throws a TypeError if it is invalid. A U+FEFF in front is text like any other. */
const textOf = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

/** The integer in 8 bytes, 2^53 - 1 at most. Throws a RangeError for anything else. */
function integerOf(bytes) {
    if (bytes.length !== 8) throw new RangeError("a time has 8 bytes");
    return new ByteReader(bytes).integer(8);
}

/** RFC 8032 section 5.1.7. First checks what browsers do not: that R and S are in their only form,
    and that R is not of small order. */
async function verifies(signingKey, signed, signature) {
    const s = signature.subarray(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    if (s >= order || refusesSigningKey(signature.subarray(0, 32))) return false;
    try {
        const key = await subtle.importKey("raw", signingKey, { name: "Ed25519" }, false, ["verify"]);
        return await subtle.verify("Ed25519", key, signature, signed);
    } catch {
        return false; // some browsers refuse to import 32 bytes that are not a point on the curve
    }
}
