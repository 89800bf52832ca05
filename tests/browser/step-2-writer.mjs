// Somebody who writes as fast as the server acknowledges, and keeps account of it.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";

import { connect } from "./step-2-client.mjs";

export class Writer {
    written = []; // {ref, text, receipt}, in order; the receipt {id, received_at} once acknowledged
    heard = new Map(); // id -> row, of all that were shown to anybody
    resent = 0;
    email;
    #cookie;
    #underWay;
    #socket;
    #goesOn = false;

    /** So many messages are to be `underWay`, without their acknowledgement, at any time. */
    constructor(email, cookie, underWay) {
        this.email = email;
        this.#cookie = cookie;
        this.#underWay = underWay;
    }

    get acknowledged() {
        return this.written.filter(({ receipt }) => receipt);
    }
    get unacknowledged() {
        return this.written.filter(({ receipt }) => !receipt);
    }

    /** What the history has to have of this writer, by what was acknowledged. */
    get rows() {
        return this.acknowledged.map(({ text, receipt }) => ({ ...receipt, from: this.email, text }));
    }

    /**
     * Connects. From now on accepted() is called for each new acknowledgement, and failed(error)
     * when the server breaks a promise.
     */
    async join(url, { accepted, failed }) {
        this.#socket = await connect(url, this.#cookie, (frame) => {
            try {
                this.#take(frame, accepted);
            } catch (error) {
                failed(error);
            }
        });
    }

    /** Sends again, under its old ref, what was not acknowledged, and the last one that was. */
    sendAgain() {
        this.#goesOn = false;
        for (const message of [...this.acknowledged.slice(-1), ...this.unacknowledged]) {
            this.#send(message);
            ++this.resent;
        }
    }

    /** The same, and then new messages without end. */
    write() {
        this.sendAgain();
        this.#goesOn = true;
        while (this.unacknowledged.length < this.#underWay) this.#sendNew();
    }

    async closed() {
        if (this.#socket.readyState !== this.#socket.CLOSED) await once(this.#socket, "close");
    }

    #take(frame, accepted) {
        const { type, ...rest } = frame;
        if (type === "accepted") {
            const { ref, ...receipt } = rest;
            const message = this.written.find((each) => each.ref === ref);
            if (message.receipt) {
                assert.deepEqual(receipt, message.receipt, "acknowledged again as something else");
                return;
            }
            message.receipt = receipt;
            if (this.#goesOn) this.#sendNew();
            accepted();
        } else if (type === "message") {
            assert.ok(!this.heard.has(rest.id), `row ${rest.id} was shown twice`);
            this.heard.set(rest.id, rest);
        } else {
            assert.match(type, /^(welcome|people|person)$/, JSON.stringify(frame));
        }
    }

    #sendNew() {
        const ref = randomBytes(16).toString("base64url");
        const message = { ref, text: `${this.written.length + 1} of ${this.email}` };
        this.written.push(message);
        this.#send(message);
    }

    #send({ ref, text }) {
        this.#socket.send(JSON.stringify({ type: "send", ref, text }));
    }
}
