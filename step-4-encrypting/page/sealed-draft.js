// The text being typed, across reloads. A browser writes what a tab keeps to its disk, so the text is
// kept as an envelope that only its writer can open.

import { fromBase64url, toBase64url } from "./base64url.js";
import { drawRandomness, open, seal } from "./envelope.js";
import { isMessage } from "./message-text.js";
import { TabStorage } from "./tab-storage.js";

export class SealedDraft {
    #me;
    #keypair;
    #storage;
    #latest = 0; // the number of the last change

    /** For the user `me`, who has unlocked `keypair`. */
    constructor(me, keypair) {
        this.#me = me;
        this.#keypair = keypair;
        this.#storage = new TabStorage("draft", me);
    }

    /** Resolves to what was saved last; null if there is nothing that this keypair has sealed. */
    async load() {
        const envelope = fromBase64url(this.#storage.load() ?? "");
        if (!envelope?.length) return null;
        const { message } = await open(envelope, this.#keypair, () => this.#keypair.signingKey);
        return message?.text ?? null;
    }

    /** Keeps `text`, if it could be a message. Of several calls, the last one counts. */
    async save(text) {
        const change = ++this.#latest;
        if (!isMessage(text)) return this.#storage.forget();
        const message = { from: this.#me, sentAt: Date.now(), text };
        const own = [this.#keypair.encryptionKey];
        const envelope = await seal(message, this.#keypair, own, await drawRandomness(own.length));
        if (change === this.#latest) this.#storage.save(toBase64url(envelope));
    }

    forget() {
        ++this.#latest;
        this.#storage.forget();
    }
}
