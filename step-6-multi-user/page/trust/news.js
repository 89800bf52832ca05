// Lines above the channel that stay until the user has answered them: changed keys, newcomers, and
// problems with the stored data.

import { part } from "../message.js";

const news = document.createElement("section");
news.id = "trust-news";
news.setAttribute("role", "status"); // each line is read aloud when it appears
news.setAttribute("aria-label", "Whose keys are trusted");
document.getElementById("notice").after(news);

function button({ words, label, address, act }) {
    const element = part("button", "", words);
    element.type = "button";
    if (label) element.setAttribute("aria-label", label);
    if (address) element.dataset.address = address;
    element.onclick = act;
    return element;
}

function build({ kind, address, title, words, buttons }, look) {
    const element = part("div", `trust-line ${kind}`, "");
    element.dataset.look = look;
    if (address) element.dataset.address = address;
    const paragraph = part("p", "", words);
    if (title) paragraph.prepend(part("strong", "", title), " ");
    element.append(paragraph);
    if (buttons.length > 0) {
        const row = part("div", "trust-buttons", "");
        row.append(...buttons.map(button));
        element.append(row);
    }
    return element;
}

/**
 * Shows `lines` in their order, each
 *   kind      a class for style sheets and tests
 *   address   of the person whom it is about, optional
 *   title     shown first, in bold, optional
 *   words     the text
 *   about     what else distinguishes it from other lines, optional
 *   buttons   {words, label, address, act}; `label` is for screen readers if the words do not say
 *             enough, and `address` is for code that looks for this button
 * A line that is already shown stays as it is: it is not read aloud again, and keeps the focus.
 */
export function showNews(lines) {
    const hadFocus = news.contains(document.activeElement);
    const looks = lines.map(({ kind, words, about = "" }) => `${kind} ${about} ${words}`);
    for (const element of [...news.children]) if (!looks.includes(element.dataset.look)) element.remove();
    lines.forEach((line, i) => {
        if (news.children[i]?.dataset.look !== looks[i])
            news.insertBefore(
                [...news.children].find(({ dataset }) => dataset.look === looks[i]) ?? build(line, looks[i]),
                news.children[i] ?? null,
            );
    });
    if (hadFocus && !news.contains(document.activeElement))
        (news.querySelector("button") ?? document.getElementById("text")).focus();
}
