// Modules of the page in Node.js. Node 18 takes a file for CommonJS unless the package.json above it
// says otherwise, so they are imported from a copy that has one. It also hides its WebCrypto, and
// knows a little less than the browsers for which the page is made.

import { webcrypto } from "node:crypto";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

globalThis.crypto ??= webcrypto;
String.prototype.isWellFormed ??= function () {
    return !/\p{Surrogate}/u.test(this);
};

/** The URL of a folder with the modules of `pages`, "step-3-keypairs/page" for one, where a later one replaces an
    earlier one's of the same name; it lasts as long as the process. */
export function modulesOf(...pages) {
    const folder = mkdtempSync(join(tmpdir(), "page-"));
    process.once("exit", () => rmSync(folder, { recursive: true }));
    for (const page of pages)
        cpSync(fileURLToPath(new URL(`../../${page}`, import.meta.url)), folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"type": "module"}\n');
    return pathToFileURL(`${folder}/`).href;
}
