// How one message looks: sender, time, words, and a remark if there is something to say about it.

import { timeElement } from "./time.js";

/** Makes an element. Sets text only as textContent, because strangers write these words. */
export function part(name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
}

/**
 * Fills the list item `element` with `view`, which is what people see of a row:
 *   from     canonical address; undefined if it is not known
 *   at       milliseconds since 1970
 *   text     undefined if it cannot be read
 *   remark   optional, a sentence about this message
 *   state    optional, a word for style sheets and tests
 */
export function showMessage(element, view, { names, me }) {
    const head = part("p", "head", "");
    head.append(
        part("span", "sender", view.from === undefined ? "Somebody" : names.of(view.from)),
        " ",
        timeElement(view.at),
    );
    if (view.from !== undefined) head.firstChild.title = view.from;
    const bubble = part("div", "bubble", "");
    bubble.append(head);
    if (view.text !== undefined) {
        const words = part("p", "words", view.text);
        words.dir = "auto";
        bubble.append(words);
    }
    if (view.remark) bubble.append(part("p", "remark", view.remark));
    element.dataset.state = view.state ?? "";
    element.classList.toggle("mine", view.from === me);
    element.replaceChildren(bubble);
}
