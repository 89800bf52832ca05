// The messenger: puts the page's parts together. What a step changes about it, its main.js says.

import { logOut, whoAmI } from "./api.js";
import { MessageList } from "./message-list.js";
import { Composer } from "./composer.js";
import { History } from "./history.js";
import { TabStorage } from "./tab-storage.js";
import { LoginForm } from "./login-form.js";
import { DisplayNames } from "./display-names.js";
import { SendQueue } from "./send-queue.js";
import { openPeopleAtButton, peopleUnknown, showPeople } from "./people.js";
import { askToConfirm } from "./confirm-dialog.js";
import { Socket } from "./socket.js";
import { UnsentList } from "./pending-messages.js";

const $ = (id) => document.getElementById(id);
const pause = 2_000; // milliseconds before a server that is not there is asked again
const goodNews = 4_000; // milliseconds for which it is shown

export class Messenger {
    #step;
    #loginForm = new LoginForm((email, password) => this.#enter(email, password));
    #stay; // AbortController: from entering the room to leaving it

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
     *                                 undefined after a reload; `signal` aborts at leaving
     *   leave()                       forget what is secret
     *   ready(room)                   the room is open; `room` has channel, names, me, and showPeople(),
     *                                 which shows again who there is
     *   heard(frame)                  each frame of the socket, in order, before anything comes of it
     *   decorate(element, row, view)  adds to a message's list item
     *   person(item, person)          adds to somebody's list item
     *   people(people)                who there is, each time it changes, before it is shown
     */
    constructor(step) {
        this.#step = step;
    }

    async start() {
        $("notice").textContent = this.#step.notice;
        openPeopleAtButton();
        $("log-out").onclick = () => this.#logOut();
        for (;;) {
            try {
                const me = await whoAmI();
                this.#say("");
                return me ? await this.#enter(me.email) : this.#loginForm.open();
            } catch (error) {
                this.#say(`${error.message} Trying again…`, "lost");
                await new Promise((resolve) => setTimeout(resolve, pause));
            }
        }
    }

    async #enter(me, password) {
        const stay = new AbortController();
        this.#stay = stay;
        this.#loginForm.close();
        this.#say("");
        $("me").textContent = me;
        $("account").hidden = false;
        await this.#step.enter?.({ me, password }, stay.signal);
        if (!stay.signal.aborted) this.#openRoom(me, stay.signal);
    }

    #openRoom(me, signal) {
        const names = new DisplayNames();
        names.add([me]);
        const how = { ...this.#step, me, names };
        const pendingStorage = new TabStorage("unsent", me);
        const draftStorage = new TabStorage("draft", me);
        let people = [];
        const showAll = () => people.length > 0 && showPeople(people, how);

        $("room").hidden = false;
        const messageList = new MessageList(
            {
                ...how,
                older: () => history.older(),
                shown: () => {
                    sendQueue.dropShown(messageList.has);
                    showAll();
                },
            },
            signal,
        );
        const history = new History(messageList, signal);
        const composer = new Composer(
            draftStorage,
            async (text) => {
                const content = await this.#step.write(text);
                if (signal.aborted) return;
                sendQueue.add(content);
                messageList.toEnd();
            },
            signal,
        );
        const unsent = new UnsentList(
            {
                ...how,
                edit: (text, ref) => {
                    composer.putBack(text);
                    sendQueue.remove(ref);
                },
                remove: (ref) => {
                    sendQueue.remove(ref);
                    composer.focus();
                },
            },
            signal,
        );
        const showEntries = async (entries) => {
            await unsent.show(entries);
            if (!signal.aborted) messageList.keepingPlace(() => {});
        };
        const sendQueue = new SendQueue(
            pendingStorage,
            {
                send: (frame) => socket.send(frame),
                changed: showEntries,
                unanswered: () => socket.renew(),
            },
            signal,
        );

        let lost = false;
        const frames = {
            welcome: (frame) => {
                if (frame.me !== me)
                    // logged in as somebody else in another tab
                    return this.#leave("", () => this.start());
                if (lost) this.#say("Connected again.", "found");
                lost = false;
                sendQueue.sendFirst();
                history.connected(frame.latest);
            },
            message: (frame) => history.arrived(frame),
            accepted: (frame) => {
                sendQueue.accept(frame.ref, frame.id);
                sendQueue.dropShown(messageList.has);
            },
            error: (frame) => {
                if (frame.ref !== undefined) sendQueue.refuse(frame.ref, frame);
                else this.#say(frame.message, "lost");
            },
            people: async (frame) => {
                people = frame.people;
                const renamed = names.add(people.map(({ email }) => email));
                await this.#step.people?.(people);
                if (signal.aborted) return;
                if (renamed) messageList.redraw();
                showAll();
            },
        };
        const socket = new Socket(
            {
                frame: (frame) => {
                    this.#step.heard?.(frame);
                    if (Object.hasOwn(frames, frame.type)) frames[frame.type](frame);
                },
                lost: () => {
                    lost = true;
                    peopleUnknown();
                    this.#say("The connection is lost. Trying to find it again…", "lost");
                },
                admitted: async () => (await whoAmI()) !== null,
                ended: () => this.#leave("You are not logged in any more."),
            },
            signal,
        );

        this.#unsent = () =>
            $("text").value.trim() !== "" || sendQueue.entries.some(({ state }) => state !== "accepted");
        this.#forget = () => {
            pendingStorage.forget();
            draftStorage.forget();
        };
        showEntries(sendQueue.entries);
        this.#step.ready?.({ messageList, names, me, showPeople: showAll });
        composer.focus();
    }
    #unsent = () => false;
    #forget = () => {};

    async #logOut() {
        const { signal } = this.#stay; // aborts if the session ends before an answer comes
        const forget = this.#forget;
        const question = "Something that you wrote has not been sent yet. If you log out now, it is lost.";
        if (this.#unsent() && !(await askToConfirm(question, { yes: "Log out", no: "Stay" }))) return;
        if (signal.aborted) return;
        try {
            await logOut();
        } catch (error) {
            if (error.status !== 401) {
                if (!signal.aborted) this.#say(`You are still logged in. ${error.message}`, "lost");
                return;
            }
        }
        forget();
        if (!signal.aborted) this.#leave("");
    }

    #leave(reason, next = () => this.#loginForm.open(reason)) {
        this.#stay?.abort();
        this.#step.leave?.();
        this.#unsent = () => false;
        this.#forget = () => {};
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
