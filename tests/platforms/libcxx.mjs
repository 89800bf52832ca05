// libcxx.mjs BUILD_DIRECTORY [--light]
// Do all sources, tests included, pass a Mac's compiler? That is Clang with libc++, whose headers include
// others than those of g++'s library do. The sources are only checked, and not compiled. --light leaves
// out those that use large libraries, which take four fifths of the time. Exit status 0 all well, 1 not
// so, 77 when there is no Clang with libc++.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const [directory, choice] = process.argv.slice(2);
const build = resolve(directory);
const folder = mkdtempSync(join(tmpdir(), "libcxx-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const flags = ["-stdlib=libc++", "-std=c++20"];

/// The large libraries. Each is read once for all sources that use it; a source that does not use it
/// does not get it, so that a header that it forgot stays missing.
const heavy = [
    { name: "net", pattern: /^boost\/(asio|beast)/, headers: ["boost/asio.hpp", "boost/beast.hpp"] },
    { name: "json", pattern: /^boost\/json/, headers: ["boost/json.hpp"] },
    { name: "gtest", pattern: /^gtest\//, headers: ["gtest/gtest.h"] },
];

/// The newest Clang that comes with libc++; nothing, where there is none.
async function findCompiler() {
    const names = process.env.PATH.split(":").flatMap((path) => {
        try {
            return readdirSync(path).filter((name) => /^clang\+\+(-\d+)?$/.test(name));
        } catch {
            return []; // not everything in PATH is there
        }
    });
    const version = (name) => Number(name.split("-")[1] ?? 0);
    const source = join(folder, "probe.cpp");
    writeFileSync(source, "#include <version>\n#ifndef _LIBCPP_VERSION\n#error\n#endif\n");
    for (const name of [...new Set(names)].sort((a, b) => version(b) - version(a)))
        if (await run(name, [...flags, "-fsyntax-only", source]).catch(() => null)) return name;
}

/// The project's sources, each with its flags that matter here. What the build writes is left out: it
/// consists of parts of the others.
function sources() {
    const found = new Map();
    for (const { command, file } of JSON.parse(readFileSync(join(build, "compile_commands.json"))))
        if (!file.startsWith(`${build}/`)) {
            const words = command.replaceAll('\\"', '"').split(" ");
            const includes = words.filter((word) => word.startsWith("-I"));
            const others = words.filter((word) => /^-D(?!GTEST_)/.test(word));
            found.set(file, { file, includes, others });
        }
    return [...found.values()];
}

const includesOf = new Map();

/// What `file` and all that it includes from the project include from elsewhere.
function systemIncludes(file, folders, seen = new Set()) {
    const found = new Set();
    if (seen.has(file)) return found;
    seen.add(file);
    if (!includesOf.has(file)) {
        const text = readFileSync(file, "utf8");
        includesOf.set(file, [...text.matchAll(/^#include ([<"])(.*)[>"]/gm)]);
    }
    for (const [, kind, name] of includesOf.get(file)) {
        if (kind === "<") {
            found.add(name);
            continue;
        }
        const inner = [dirname(file), ...folders].map((path) => join(path, name)).find(exists);
        if (inner) for (const header of systemIncludes(inner, folders, seen)) found.add(header);
    }
    return found;
}

function exists(file) {
    try {
        readFileSync(file);
        return true;
    } catch {
        return false;
    }
}

/// Runs `jobs`, as many at once as there are cores.
async function inParallel(jobs) {
    const waiting = jobs.values();
    const worker = async () => {
        for (const job of waiting) await job();
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

const compiler = await findCompiler();
if (!compiler) {
    console.log("Skipped: there is no Clang with libc++ here (on Debian: clang, libc++-dev, libc++abi-dev).");
    process.exit(77);
}

/// Names the large libraries that `source` uses.
function libraries({ file, includes }) {
    const folders = includes.map((word) => word.slice(2));
    const used = [...systemIncludes(file, folders)];
    return heavy.filter(({ pattern }) => used.some((header) => pattern.test(header)));
}

const precompiled = new Map();
const chosen = [];
for (const source of sources()) {
    const used = libraries(source);
    if (used.length > 0 && choice === "--light") continue;
    source.headers = used.map(({ name }) => name).join("-");
    if (source.headers)
        precompiled.set(
            source.headers,
            used.flatMap(({ headers }) => headers),
        );
    chosen.push(source);
}

const wrong = [];
const check = (what, words) =>
    run(compiler, [...flags, ...words], { maxBuffer: 1 << 26 }).catch(({ stderr }) => {
        wrong.push(what);
        console.log(`✗ ${what}\n${stderr}`);
    });

await inParallel(
    [...precompiled].map(([name, headers]) => async () => {
        const file = join(folder, `${name}.hpp`);
        writeFileSync(file, headers.map((header) => `#include <${header}>\n`).join(""));
        await check(name, ["-fpch-instantiate-templates", "-x", "c++-header", file, "-o", `${file}.pch`]);
    }),
);
await inParallel(
    chosen.map(({ file, includes, others, headers }) => async () => {
        const before = headers ? ["-include-pch", join(folder, `${headers}.hpp.pch`)] : [];
        await check(file, [...before, ...includes, ...others, "-fsyntax-only", file]);
    }),
);
console.log(`${compiler}: ${chosen.length} sources checked, ${wrong.length} of them with errors`);
process.exit(wrong.length === 0 ? 0 : 1);
