// The pictures of the companion in a terminal. Each carries the text that it shows, so that a test can
// compare it with what the companion says today (tests/journey/pictures.test.mjs).

import { execFileSync } from "node:child_process";

import { terminalWindow } from "./frames.mjs";
import { withDescription } from "./png.mjs";

/** In this order: what is checked is no longer "not checked yet". */
export const terminalPictures = [
    { name: "step-1-map-terminal.png", words: [] },
    { name: "step-1-red-terminal.png", words: ["check", "1"] },
];

/** What `companion` says to somebody who has just cloned the repository into `root`, with its colours. */
export function shownInTerminal({ companion, root, words }) {
    const command = `stty cols 80 rows 40; '${companion}' ${words.join(" ")}; true`;
    const text = execFileSync("script", ["-qec", command, "/dev/null"], {
        env: { ...process.env, WORKSHOP_ROOT: root, TERM: "xterm-256color", LC_ALL: "C.UTF-8", NO_COLOR: "" },
        stdio: ["ignore", "pipe", "inherit"],
        encoding: "utf8",
    });
    // What was shown to be alive and then wiped away is no part of the picture.
    return text
        .split(/\r?\n/)
        .map((line) => line.slice(line.lastIndexOf("\r") + 1).replace(/\x1b\[[\d;?]*[A-Za-ln-z]/g, ""))
        .join("\n")
        .trim();
}

export const withoutColours = (text) => text.replace(/\x1b\[\d*m/g, "");

/** `draw(browser, html, name, change)` makes a picture of a document; change(png) is what is kept. */
export async function terminalsOfStep1(browser, { draw, companion, root }) {
    for (const { name, words } of terminalPictures) {
        const text = shownInTerminal({ companion, root, words });
        await draw(browser, terminalWindow(["./workshop", ...words].join(" "), text), name, (png) =>
            withDescription(png, withoutColours(text)),
        );
    }
}
