// A copy of the project, as companion/tree_copy.cpp makes it: only what differs is written, so that
// nothing is compiled again that has not changed.

import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const stayBehind = ["build", ".git", "node_modules", ".workshop"];

const isSame = (a, b) =>
    existsSync(b) && statSync(a).size === statSync(b).size && readFileSync(a).equals(readFileSync(b));

/** What stands in the folder `to` and not in `from` goes, but for what is never copied. */
export function copyTree(from, to) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(to))
        if (!stayBehind.includes(name) && !existsSync(join(from, name)))
            rmSync(join(to, name), { recursive: true });
    for (const entry of readdirSync(from, { withFileTypes: true })) {
        const [source, target] = [join(from, entry.name), join(to, entry.name)];
        if (stayBehind.includes(entry.name)) continue;
        if (entry.isDirectory()) copyTree(source, target);
        else if (entry.isFile() && !isSame(source, target)) copyFileSync(source, target);
    }
}
