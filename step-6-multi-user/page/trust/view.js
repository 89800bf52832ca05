// Shows whom the user trusts, and handles the user's decisions.

import { announce } from "../live-region.js";
import { part } from "../message.js";
import { showReaders } from "./readers-line.js";
import { showNews } from "./news.js";
import { sameKeys } from "./pins.js";
import { safetyNumber } from "./safety-number.js";
import * as words from "./texts.js";
import { closeUnless, compare } from "./verify-dialog.js";

export class TrustView {
    #trust; // a PeopleTrust
    #room; // from Messenger; undefined while it is not open

    constructor(trust) {
        this.#trust = trust;
    }

    open(room) {
        this.#room = room;
        this.show();
    }

    close() {
        this.#room = undefined;
        closeUnless(() => false);
        showNews([]);
        showReaders("", "");
    }

    /** Shows everything as it is now, except in the list of people. */
    show() {
        if (!this.#room) return;
        const { readers, changes } = this.#trust;
        closeUnless(({ address, keys }) => {
            const shown = this.#trust.shownOf(address);
            return shown && sameKeys(shown, keys);
        });
        showNews([
            ...this.#problem(),
            ...this.#ownKeys(),
            ...this.#history(),
            ...changes.map((change) => this.#warning(change)),
            ...this.#announcement(readers),
        ]);
        showReaders(
            words.readersSentence(this.#trust, this.#room.names),
            words.leftOutSentence(changes, this.#room.names),
        );
    }

    /** Shows everything as it is now, including every row that was read. */
    showAll() {
        this.show();
        this.#room?.showPeople();
        this.#room?.messageList.reread();
    }

    /** Adds to somebody's list item; see Messenger. */
    showPerson(item, { email }) {
        if (email === this.#room?.me || !this.#trust.shownOf(email)) return;
        if (this.#trust.notAccepted(email)) item.append(part("span", "not-accepted", "not accepted"));
        else if (this.#trust.isVerified(email)) item.append(part("span", "verified", "verified"));
        const button = part("button", "quiet compare", "Compare");
        button.type = "button";
        button.setAttribute("aria-label", `Compare safety numbers with ${email}`);
        button.dataset.address = email;
        button.onclick = () => this.#compare(email);
        item.append(" ", button);
    }

    #problem() {
        const { problem } = this.#trust;
        if (!problem) return [];
        const anew = {
            words: "Start over",
            act: () => {
                this.#trust.beginAnew();
                this.showAll();
            },
        };
        const [title, rest] = words.problemSentences[problem];
        return [
            {
                kind: problem.replace(" ", "-"),
                title,
                words: rest,
                buttons: problem === "damaged" ? [anew] : [],
            },
        ];
    }

    #ownKeys() {
        if (!this.#trust.hasOtherOwnKeys) return [];
        return [this.#notice("own-keys", words.otherOwnKeys, () => this.#trust.acknowledgeOwnKeys())];
    }

    #history() {
        if (!this.#trust.isHistoryNew) return [];
        return [this.#notice("new-history", words.newHistory, () => this.#trust.acknowledgeHistory())];
    }

    /** A line that stays until acknowledge() was called by its button. */
    #notice(kind, [title, rest], acknowledge) {
        const seen = {
            words: "I have seen it",
            label: `I have seen it: ${title}`,
            act: () => {
                acknowledge();
                this.show();
            },
        };
        return { kind, title, words: rest, buttons: [seen] };
    }

    #warning(change) {
        const { address, keys } = change;
        return {
            kind: "changed-keys",
            address,
            title: words.warningTitle(address),
            words: words.warningOf(change),
            about: `${keys.encryptionKey} ${keys.signingKey}`, // other keys make another line
            buttons: [
                {
                    words: "Compare",
                    address,
                    label: `Compare safety numbers with ${address}`,
                    act: () => this.#compare(address),
                },
                {
                    words: "Accept",
                    label: `Accept the new keys of ${address}`,
                    act: () => this.#accept(change),
                },
            ],
        };
    }

    #announcement(readers) {
        const { newcomers } = this.#trust;
        if (newcomers.length === 0) return [];
        const seen = {
            words: "I have seen it",
            act: () => {
                this.#trust.acknowledge();
                this.show();
            },
        };
        return [
            {
                kind: "newcomers",
                words: words.announcementOf(newcomers, readers.length, this.#room.names),
                buttons: [seen],
            },
        ];
    }

    #accept({ address, keys }) {
        this.#trust.accept(address, keys);
        announce(words.accepted(address));
        this.showAll();
    }

    async #compare(address) {
        const room = this.#room;
        const other = { address, keys: this.#trust.shownOf(address) };
        const number = await safetyNumber({ address: room.me, keys: this.#trust.of(room.me) }, other);
        if (room !== this.#room) return; // the user has left
        if (await compare(other, number, this.#noteOn(address))) {
            this.#trust.verify(address, other.keys);
            this.show();
            room.showPeople();
        }
        const buttons = [...document.querySelectorAll("#trust-news button, #people-list .compare")];
        const back = buttons.find((button) => button.dataset.address === address && button.checkVisibility());
        (back ?? document.getElementById("text")).focus();
    }

    #noteOn(address) {
        if (this.#trust.notAccepted(address))
            return "This number is for changed keys, which you have not accepted.";
        return this.#trust.isVerified(address) ? "You have compared it before, and it was the same." : "";
    }
}
