// What was sent and is not stored yet, under the channel's last message.

import { part, showMessage } from "./message.js";

const list = document.getElementById("unsent");

function button(words, onclick) {
    const element = part("button", "quiet", words);
    element.type = "button";
    element.onclick = onclick;
    return element;
}

export class UnsentList {
    #how;
    #signal;
    #latest; // the entries that are to be shown

    /** `how` has `me`, `names`, `read` (see Messenger), and what the two buttons of a refused message
        do: edit(text, ref) and remove(ref). */
    constructor(how, signal) {
        this.#how = how;
        this.#signal = signal;
    }

    /** Shows the queue's `entries`. Reading them takes time, and may take less in a later call: only
        what the last call was given is shown. */
    async show(entries) {
        const shown = [...entries];
        this.#latest = shown;
        const views = await Promise.all(
            shown.map(({ content, at }) =>
                this.#how.read({ ...content, from: this.#how.me, received_at: at }),
            ),
        );
        if (this.#signal.aborted || shown !== this.#latest) return;
        list.replaceChildren(...shown.map((entry, i) => this.#itemOf(entry, views[i])));
        list.hidden = shown.length === 0;
    }

    #itemOf({ content, state, problem }, view) {
        const element = document.createElement("li");
        const remark = state === "refused" ? `Not sent: ${problem}` : undefined;
        showMessage(element, { ...view, from: this.#how.me, remark, state }, this.#how);
        if (state === "waiting")
            element.querySelector(".head").append(part("span", "waits", " · not sent yet"));
        if (state === "refused")
            element.firstChild.append(
                button("Edit again", () => this.#how.edit(view.text, content.ref)),
                button("Throw away", () => this.#how.remove(content.ref)),
            );
        return element;
    }
}
