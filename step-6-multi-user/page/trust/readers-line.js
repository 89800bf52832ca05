// Shows who can read what is written, always in view beside the composer.

import { part } from "../message.js";

const line = document.createElement("p");
line.id = "readers";
document.getElementById("composer").prepend(line);
const field = document.getElementById("text");
field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby")} readers`);

/** `leftOut` says who cannot; it is empty if nobody is left out. */
export function showReaders(words, leftOut) {
    line.replaceChildren(words);
    if (leftOut !== "") line.append(" ", part("strong", "left-out", leftOut));
}
