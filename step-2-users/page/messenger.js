// The messenger: logging in, the room, and leaving. What a step changes about it, its main.js says.

import { AccountDialog } from "./account-dialog.js";
import { logOut, whoAmI } from "./api.js";
import { LoginForm } from "./login-form.js";
import { OtherAddress, ownAddress } from "./own-address.js";
import { openPeopleAtButton } from "./people.js";
import { askToConfirm } from "./confirm-dialog.js";
import { Room } from "./room.js";

const $ = (id) => document.getElementById(id);
const pause = 2_000; // milliseconds before a server that is not there is asked again
const goodNews = 4_000; // milliseconds for which it is shown

export class Messenger {
    #step;
    #accountDialog = new AccountDialog({
        mayLeave: () => this.#mayLeave(),
        left: (reason) => {
            this.#room?.forget();
            this.#leave(reason);
        },
    });
    #loginForm = new LoginForm((email, password) => this.#enter(email, password));
    #stay; // AbortController: from logging in to leaving
    #room; // undefined while it is not open

    /**
     * What a step says of itself:
     *   notice                        a line for everybody to read
     *   read(row)                     what a stored row reads as, a view as showMessage() takes it; may
     *                                 be async. A row is as on the wire; one without an `id` is our
     *                                 own that is not stored yet
     *   write(text)                   what is sent for a text: {ref, text} or {ref, envelope}; may be
     *                                 async and reject with a sentence
     * and optionally
     *   enter({me, password}, signal) async, between logging in and the channel; `password` is
     *                                 undefined after a reload; `signal` aborts at leaving; rejects
     *                                 with a sentence if there is no going on
     *   leave()                       forget what is secret
     *   draft(me)                     keeps the text being typed across reloads, in place of a
     *                                 TabStorage; its load() may be async
     *   ready(room)                   the room is open; `room` is a Room
     *   heard(frame)                  each frame of the socket, in order, before anything comes of it
     *   decorate(element, row, view)  adds to a message's list item
     *   person(item, person)          adds to somebody's list item
     *   people(people)                everybody, on each connection and each time more changes than who
     *                                 is online, before it is shown
     */
    constructor(step) {
        this.#step = step;
    }

    async start() {
        $("notice").textContent = this.#step.notice;
        openPeopleAtButton();
        $("log-out").onclick = () => this.#logOut();
        $("account-button").onclick = () => this.#accountDialog.open($("me").textContent);
        for (;;) {
            try {
                const account = await whoAmI();
                this.#say("");
                return account ? await this.#return(account.email) : this.#loginForm.open();
            } catch (error) {
                this.#say(`${error.message} Trying again…`, "lost");
                await new Promise((resolve) => setTimeout(resolve, pause));
            }
        }
    }

    /** Enters with the session that this browser has, whose address the server says is `email`. */
    async #return(email) {
        const me = ownAddress();
        if (me === null)
            return this.#loginForm.open("This browser does not know your address. Log in again, please.");
        if (email !== me) return this.#loginForm.open(new OtherAddress(me).message);
        await this.#enter(me);
    }

    async #enter(me, password) {
        const stay = new AbortController();
        this.#stay = stay;
        this.#loginForm.close();
        this.#say("");
        $("me").textContent = me;
        $("account").hidden = false;
        try {
            await this.#step.enter?.({ me, password }, stay.signal);
            if (!stay.signal.aborted) this.#openRoom(me, stay.signal);
        } catch (error) {
            this.#leave(error.message);
        }
    }

    #openRoom(me, signal) {
        const on = {
            say: (words, look) => this.#say(words, look),
            ended: () => {
                this.#room?.forgetDraft(); // nobody may be at this screen any more, or somebody else
                this.#leave("You are not logged in any more.");
            },
            replaced: () => this.#leave("", () => this.start()),
            left: (reason) => this.#leave(reason),
        };
        this.#room = new Room(this.#step, me, on, signal);
    }

    async #mayLeave() {
        const question = "Something that you wrote has not been sent yet. If you log out now, it is lost.";
        return !this.#room?.hasUnsent || askToConfirm(question, { yes: "Log out", no: "Stay" });
    }

    async #logOut() {
        const { signal } = this.#stay; // aborts if the session ends before an answer comes
        const room = this.#room;
        if (!(await this.#mayLeave())) return;
        if (signal.aborted) return;
        try {
            await logOut();
        } catch (error) {
            if (error.status !== 401) {
                if (!signal.aborted) this.#say(`You are still logged in. ${error.message}`, "lost");
                return;
            }
        }
        room?.forget();
        if (!signal.aborted) this.#leave("");
    }

    #leave(reason, next = () => this.#loginForm.open(reason)) {
        this.#stay?.abort();
        this.#accountDialog.close();
        this.#step.leave?.();
        this.#room = undefined;
        for (const id of ["messages", "unsent", "people-list"]) $(id).replaceChildren(); // the next one at this screen is somebody else
        $("text").value = "";
        $("room").hidden = true;
        $("account").hidden = true;
        document.title = "Secure messenger";
        this.#say("");
        next();
    }

    #clearing;
    #say(words, look = "") {
        clearTimeout(this.#clearing);
        const state = $("state");
        state.className = look;
        if (state.textContent !== words) state.textContent = words; // is read aloud when it changes
        if (look === "found") this.#clearing = setTimeout(() => this.#say(""), goodNews);
    }
}
