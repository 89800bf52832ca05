// What was sent and is not stored yet, under the channel's last message.

import { part, showMessage } from "./message.js";

const list = document.getElementById("unsent");

function button(words, onclick) {
    const element = part("button", "quiet", words);
    element.type = "button";
    element.onclick = onclick;
    return element;
}

/**
 * Shows the outbox's `entries`. `how` has `me`, `names`, `read` (see Messenger), and what the two
 * buttons of a refused message do: edit(text, ref) and remove(ref).
 */
export async function showUnsent(entries, how) {
    const views = await Promise.all(entries.map(({ content, at }) =>
        how.read({ ...content, from: how.me, received_at: at })));
    list.replaceChildren(...entries.map(({ content, state, problem }, i) => {
        const element = document.createElement("li");
        const remark = state === "refused" ? `Not sent: ${problem}` : undefined;
        showMessage(element, { ...views[i], from: how.me, remark, state }, how);
        if (state === "waiting")
            element.querySelector(".head").append(part("span", "waits", " · not sent yet"));
        if (state === "refused")
            element.firstChild.append(
                button("Edit again", () => how.edit(views[i].text, content.ref)),
                button("Throw away", () => how.remove(content.ref)));
        return element;
    }));
    list.hidden = entries.length === 0;
}
