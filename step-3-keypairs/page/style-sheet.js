/** Adds one of the page's own style sheets, after those already there. */
export function addStyle(name) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = name;
    document.head.append(link);
}
