// The WebSocket to the server. If it is lost, it reconnects by itself.

import { frameIn } from "./server-frames.js";

const welcomeLimit = 15_000; // milliseconds from opening to the server's first frame
const shortestWait = 250;
const longestWait = 5_000;

/** Runs until `signal` aborts or on.ended() has been called. */
export class Socket {
    #socket = null;
    #wait = shortestWait;
    #timer;
    #on;
    #signal;

    /**
     * `on` has
     *   frame(frame)   for each frame; the first of each connection is "welcome"
     *   broken(error)  a frame was not understood, and the connection is closed for good
     *   lost()         the connection is lost; attempts to reconnect follow
     *   admitted()     async, called before each of these attempts: false if the session has ended;
     *                  rejects while the server cannot be reached
     *   ended()        admitted() has resolved with false
     */
    constructor(on, signal) {
        this.#on = on;
        this.#signal = signal;
        signal.addEventListener("abort", () => this.#close());
        // Somebody who opens the laptop does not want to wait for the timer.
        for (const [target, event] of [
            [window, "online"],
            [document, "visibilitychange"],
        ])
            target.addEventListener(event, () => this.#hurry(), { signal });
        this.#open();
    }

    /** Sends `frame` if there is a connection that can take it. */
    send(frame) {
        if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
    }

    /** Gives up a connection that no longer answers, and tries to open another. */
    renew() {
        if (this.#socket) this.#lose(this.#socket);
    }

    #open() {
        const socket = new WebSocket(`${location.origin.replace("http", "ws")}/ws`); // https: wss:
        this.#socket = socket;
        this.#timer = setTimeout(() => this.#lose(socket), welcomeLimit);
        socket.onmessage = ({ data }) => {
            let frame;
            try {
                frame = frameIn(data);
            } catch (error) {
                this.#close();
                this.#on.broken(error);
                return;
            }
            if (frame.type === "welcome") {
                clearTimeout(this.#timer);
                this.#wait = shortestWait;
            }
            this.#on.frame(frame);
        };
        socket.onclose = () => this.#lose(socket);
    }

    #lose(socket) {
        if (socket !== this.#socket) return; // it was given up before
        this.#close();
        this.#on.lost();
        this.#lookAgain();
    }

    #lookAgain() {
        // Not all at the same moment: thirty pages may be waiting for a server to come back.
        this.#timer = setTimeout(() => this.#return(), this.#wait * (0.5 + Math.random()));
        this.#wait = Math.min(2 * this.#wait, longestWait);
    }

    async #return() {
        this.#timer = undefined;
        // A refused handshake looks like a server that is gone, so check the session first.
        try {
            const admitted = await this.#on.admitted();
            if (this.#signal.aborted) return;
            if (admitted) this.#open();
            else this.#on.ended();
        } catch {
            if (!this.#signal.aborted) this.#lookAgain();
        }
    }

    #hurry() {
        if (this.#socket || this.#timer === undefined || document.hidden) return;
        clearTimeout(this.#timer);
        this.#wait = shortestWait;
        this.#return();
    }

    #close() {
        clearTimeout(this.#timer);
        const socket = this.#socket;
        this.#socket = null;
        if (!socket) return;
        socket.onmessage = socket.onclose = null;
        socket.close();
    }
}
