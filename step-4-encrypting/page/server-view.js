// Turns a message over, to show what the server sees of it in place of its text.

import { toArmor } from "./armor.js";
import { fromBase64url } from "./base64url.js";
import { part } from "./message.js";

const label = { front: "What the server sees", back: "What it says" };

/** Adds to the list item of the row `row`; see Messenger. */
export function addServerView(element, row) {
    if (row.envelope === undefined) return;
    const bubble = element.querySelector(".bubble");
    const button = part("button", "quiet turn", label.front);
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.onclick = () => {
        const turned = bubble.classList.toggle("turned");
        bubble.querySelector(".armor")?.remove();
        if (turned)
            button.before(part("pre", "armor", toArmor(fromBase64url(row.envelope) ?? new Uint8Array())));
        button.textContent = turned ? label.back : label.front;
        button.setAttribute("aria-pressed", turned);
        bubble.scrollIntoView({ block: "nearest" });
    };
    bubble.append(button);
}
