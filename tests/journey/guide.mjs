// What a guide tells its reader to type, and what it promises to show. Both are taken from the README
// itself, so that no test can go on running what no guide says any more.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Its blocks, and the words between them: {section, marker, text, isBlock}, the marker as in
    "**ACTION.**". */
function partsOf(text) {
    const parts = [];
    const begin = (isBlock, changes) => {
        const { section, marker } = parts.at(-1) ?? { section: "", marker: "" };
        parts.push({ section, marker, text: "", isBlock, ...changes });
    };
    begin(false);
    let fence = ""; // that of the block in which we are
    for (const line of text.split("\n")) {
        if (line.startsWith("```")) {
            fence = fence ? "" : line;
            begin(fence === "```"); // code with the name of its language is to be read, not typed
        } else if (!fence && line.startsWith("## ")) {
            begin(false, { section: line.slice(3), marker: "" });
        } else if (!fence && line.startsWith("**")) {
            begin(false, { marker: /^\*\*([A-Z ]*)/.exec(line)[1] });
        }
        if (!line.startsWith("```")) parts.at(-1).text += `${line}\n`;
    }
    return parts;
}

/** One command a line; a line that begins with a blank goes on with the one before. */
const commandsIn = (block) => block.split(/\n(?! )/).filter((command) => command !== "");

/** Commands in the middle of a sentence, wherever its lines break. */
const commandsAmong = (words) =>
    [...words.matchAll(/`(\.\/workshop\s[^`]+)`/g)].map(([, command]) => command.replaceAll("\n", " "));

function entriesOf(text) {
    return partsOf(text).flatMap(({ section, marker, text, isBlock }) => {
        const found =
            marker === "ACTION"
                ? (isBlock ? commandsIn : commandsAmong)(text)
                : marker === "CHECK POINT" && isBlock
                  ? [text]
                  : [];
        return found.map((words) => ({ section, text: words, isTaken: false }));
    });
}

/**
 * The guide in the folder `folder` of a step:
 *   take(section, part)   the next command or promised block with `part` in it, of those below the
 *                         heading `section`; each is handed out once
 *   left()                those that nobody took, without those of which leave(part) was said
 *   says(words)           fails where the guide does not, however its lines break
 */
export function readGuide(root, folder) {
    const text = readFileSync(join(root, folder, "README.md"), "utf8");
    const entries = entriesOf(text);
    const next = (holds, what) => {
        const entry = entries.find((each) => !each.isTaken && holds(each));
        assert.ok(entry, `${folder}/README.md has no (other) ${what}`);
        entry.isTaken = true;
        return entry.text;
    };
    return {
        take: (section, part) =>
            next(
                (each) => each.section === section && each.text.includes(part),
                `"${part}" to type or to see below the heading "${section}"`,
            ),
        leave: (part) => next((each) => each.text.includes(part), `"${part}" to type`),
        left: () => entries.filter((each) => !each.isTaken).map((each) => `${each.section}: ${each.text}`),
        says: (words) =>
            assert.ok(
                text.replace(/\s+/g, " ").includes(words),
                `${folder}/README.md does not say: ${words}`,
            ),
    };
}
