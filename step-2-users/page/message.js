// How one message looks: sender, time, words, and a remark where something is to be said about it.

import { timeElement } from "./time.js";

/** Text only ever as textContent: strangers write these words. */
export function part(name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
}

/**
 * Fills the list item `element` with `view`, what a row reads as:
 *   from     canonical address; undefined where it is not known
 *   at       milliseconds since 1970
 *   text     undefined where it cannot be read
 *   remark   optional, a sentence about this message
 *   state    optional, a word for style sheets and tests
 */
export function showMessage(element, view, { names, me }) {
    const head = part("p", "head", "");
    head.append(part("span", "sender", view.from === undefined ? "Somebody" : names.of(view.from)),
        " ", timeElement(view.at));
    if (view.from !== undefined)
        head.firstChild.title = view.from;
    const bubble = part("div", "bubble", "");
    bubble.append(head);
    if (view.text !== undefined) {
        const words = part("p", "words", view.text);
        words.dir = "auto";
        bubble.append(words);
    }
    if (view.remark)
        bubble.append(part("p", "remark", view.remark));
    element.dataset.state = view.state ?? "";
    element.classList.toggle("mine", view.from === me);
    element.replaceChildren(bubble);
}
