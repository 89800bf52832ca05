// The room: what somebody who is logged in sees and does, and how its parts work together.

import { isCanonicalAddress } from "./address.js";
import { whoAmI } from "./api.js";
import { Composer } from "./composer.js";
import { DisplayNames } from "./display-names.js";
import { History } from "./history.js";
import { MessageList } from "./message-list.js";
import { OtherAddress, ownAddress } from "./own-address.js";
import { UnsentList } from "./pending-messages.js";
import { peopleUnknown, sameButForPresence, showPeople } from "./people.js";
import { SendQueue } from "./send-queue.js";
import { Socket } from "./socket.js";
import { TabStorage } from "./tab-storage.js";

const $ = (id) => document.getElementById(id);

export class Room {
    me; // the address of whoever is logged in
    names = new DisplayNames();
    messageList; // a MessageList

    #step; // as Messenger takes it
    #how; // the same with `me` and `names`, for the parts that show something
    #on;
    #signal;
    #pendingStorage;
    #draftStorage;
    #history;
    #composer;
    #unsentList;
    #sendQueue;
    #socket;
    #people = [];
    #isLost = false;

    /**
     * Open until `signal` aborts. `on` has
     *   say(words, look)   a sentence about the connection or from the server; `look` is "lost" or "found"
     *   ended()            the session has ended
     *   replaced()         somebody else has logged in, in another tab
     *   left(reason)       the room cannot stay open, for a reason in a sentence
     */
    constructor(step, me, on, signal) {
        this.me = me;
        this.names.add([me]);
        this.#step = step;
        this.#how = { ...step, me, names: this.names };
        this.#on = on;
        this.#signal = signal;
        this.#pendingStorage = new TabStorage("unsent", me);
        this.#draftStorage = step.draft?.(me) ?? new TabStorage("draft", me);
        $("room").hidden = false;
        this.#openMessageList();
        this.#openComposer();
        this.#openSocket();
        this.#showEntries(this.#sendQueue.entries);
        step.ready?.(this);
        this.#composer.focus();
    }

    /** Whether logging out would lose something that was written here. */
    get hasUnsent() {
        return (
            $("text").value.trim() !== "" || this.#sendQueue.entries.some(({ state }) => state !== "accepted")
        );
    }

    /** Forgets what was kept for a reload. */
    forget() {
        this.#pendingStorage.forget();
        this.forgetDraft();
    }

    /** The same for the text being typed alone: what was sent will be sent after the next login. */
    forgetDraft() {
        this.#draftStorage.forget();
    }

    /** Shows again who there is. */
    showPeople() {
        if (this.#people.length > 0) showPeople(this.#people, this.#how);
    }

    #openMessageList() {
        this.messageList = new MessageList(
            {
                ...this.#how,
                older: () => this.#history.older(),
                shown: () => {
                    this.#dropShown();
                    this.showPeople();
                },
            },
            this.#signal,
        );
        this.#history = new History(this.messageList, (error) => this.#broken(error), this.#signal);
    }

    #openComposer() {
        this.#composer = new Composer(this.#draftStorage, (text) => this.#write(text), this.#signal);
        this.#unsentList = new UnsentList(
            {
                ...this.#how,
                edit: (text, ref) => {
                    this.#composer.putBack(text);
                    this.#sendQueue.remove(ref);
                },
                remove: (ref) => {
                    this.#sendQueue.remove(ref);
                    this.#composer.focus();
                },
            },
            this.#signal,
        );
        this.#sendQueue = new SendQueue(
            this.#pendingStorage,
            {
                send: (frame) => this.#socket.send(frame),
                changed: (entries) => this.#showEntries(entries),
                unanswered: () => this.#socket.renew(),
            },
            this.#signal,
        );
    }

    #openSocket() {
        this.#socket = new Socket(
            {
                frame: (frame) => this.#received(frame),
                broken: (error) => this.#broken(error),
                lost: () => {
                    this.#isLost = true;
                    peopleUnknown();
                    this.#on.say("The connection is lost. Trying to find it again…", "lost");
                },
                admitted: async () => (await whoAmI()) !== null,
                ended: () => this.#on.ended(),
            },
            this.#signal,
        );
    }

    /** The server broke the protocol. */
    #broken(error) {
        if (!this.#signal.aborted) this.#on.left(error.message);
    }

    async #write(text) {
        const content = await this.#step.write(text);
        if (this.#signal.aborted) return;
        this.#sendQueue.add(content);
        this.messageList.toEnd();
    }

    async #showEntries(entries) {
        await this.#unsentList.show(entries);
        if (!this.#signal.aborted) this.messageList.keepingPlace(() => {});
    }

    #dropShown() {
        this.#sendQueue.dropShown(this.messageList.has);
    }

    #frames = {
        welcome: (frame) => this.#welcomed(frame),
        message: (frame) => this.#history.arrived(frame),
        accepted: ({ ref, id }) => {
            this.#sendQueue.accept(ref, id);
            this.#dropShown();
        },
        error: (frame) => this.#sendQueue.refuse(frame.ref, frame),
        people: ({ people }) => this.#peopleChanged(people),
        person: ({ type: _, ...person }) => {
            if (!isCanonicalAddress(person.email)) return; // it only looks like somebody's
            const before = this.#people.find(({ email }) => email === person.email);
            const now = [...this.#peopleWithout(person.email), person];
            this.#peopleChanged(now, !sameButForPresence(before, person));
        },
        person_removed: ({ email }) => this.#peopleChanged(this.#peopleWithout(email)),
    };

    #received(frame) {
        this.#step.heard?.(frame);
        if (Object.hasOwn(this.#frames, frame.type)) this.#frames[frame.type](frame);
    }

    #welcomed({ me, latest }) {
        if (me !== this.me && me === ownAddress()) return this.#on.replaced();
        if (me !== this.me) return this.#on.left(new OtherAddress(this.me).message);
        if (this.#isLost) this.#on.say("Connected again.", "found");
        this.#isLost = false;
        this.#sendQueue.sendFirst();
        this.#history.connected(latest);
    }

    #peopleWithout(address) {
        return this.#people.filter(({ email }) => email !== address);
    }

    async #peopleChanged(people, isNewToStep = true) {
        this.#people = people;
        const renamed = this.names.add(people.map(({ email }) => email));
        if (isNewToStep) await this.#step.people?.(people);
        if (this.#signal.aborted) return;
        if (renamed) this.messageList.redraw();
        this.showPeople();
    }
}
