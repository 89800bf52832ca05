// How much memory a server takes, as Linux counts it.

import { readFileSync, writeFileSync } from "node:fs";

export const MiB = 1024 * 1024;

function read(pid, line) {
    const status = readFileSync(`/proc/${pid}/status`, "latin1");
    return Number(new RegExp(`${line}:\\s*(\\d+) kB`).exec(status)[1]) * 1024;
}

/** Begins to measure the process `pid`; the result, when called, is by how many bytes it has grown at most. */
export function measureGrowth(pid) {
    writeFileSync(`/proc/${pid}/clear_refs`, "5"); // forget the peak (VmHWM)
    const atFirst = read(pid, "VmRSS");
    return () => read(pid, "VmHWM") - atFirst;
}
