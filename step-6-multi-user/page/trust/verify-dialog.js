// The safety number of two people, to be compared where the server cannot reach.

import { part } from "../message.js";

const dialog = part("dialog", "", "");
dialog.id = "verify";
dialog.setAttribute("aria-labelledby", "verify-title");
dialog.setAttribute("aria-describedby", "verify-about verify-note");
document.body.append(dialog);

function named(id, element) {
    element.id = id;
    return element;
}

function choice(id, words, value) {
    const button = named(id, part("button", "", words));
    button.value = value;
    return button;
}

/** Twelve groups, none of which is broken across lines. */
function groupsOf(number) {
    const element = named("safety-number", part("p", "", ""));
    element.append(...number.split(" ").flatMap((group) => [part("span", "group", group), " "]));
    return element;
}

function fill({ address, note, number }) {
    const title = named("verify-title", part("h2", "", `Safety number with ${address}`));
    const about = named(
        "verify-about",
        part(
            "p",
            "",
            `${address} sees the same number, unless somebody sits ` +
                "between you. Read it to each other in person or by telephone, but not in this messenger.",
        ),
    );
    const differs = part(
        "p",
        "hint",
        "If the numbers differ, write nothing secret here: you do not have the real " +
            `keys of ${address}, or ${address} does not have yours.`,
    );
    const form = document.createElement("form");
    form.method = "dialog";
    const buttons = part("div", "trust-buttons", "");
    const close = choice("verify-close", "Close", "close");
    close.autofocus = true;
    const same = choice("verify-same", "They are the same", "same");
    same.className = "primary";
    buttons.append(close, same);
    form.append(title, about, groupsOf(number), named("verify-note", part("p", "", note)), differs, buttons);
    dialog.replaceChildren(form);
}

let keysInView;

/**
 * Shows the safety `number` of the user and `other`, {address, keys}, and says `note` about the keys of
 * the other, where there is anything to say. Resolves with whether the user found it the same.
 */
export async function compare(other, number, note) {
    if (dialog.open) return false;
    fill({ address: other.address, note, number });
    keysInView = other;
    dialog.returnValue = "close";
    dialog.showModal();
    return new Promise((resolve) => {
        dialog.onclose = () => {
            keysInView = undefined;
            resolve(dialog.returnValue === "same");
        };
    });
}

/** Closes the dialog unless holds({address, keys}) is true: it is false if those keys are not shown
    any more. */
export function closeUnless(holds) {
    if (keysInView && !holds(keysInView)) dialog.close("close");
}
