// The names by which people are shown: "mary" for mary@example.com, or the whole address if two
// names look alike. The terminal client has the same rule (display_names.cpp). A name is only for
// display; people are identified by their addresses.
//
// An older account may have an address such as mary@example.com(verified), which new accounts may
// not. It is shown in quotation marks, so that nobody takes a part of it for a remark of the page.

const isPlain = (address) => /^[a-z0-9._+-]+@[a-z0-9.-]+$/.test(address);

const partBeforeAt = (address) => address.slice(0, address.lastIndexOf("@"));

/** The same for names that a hurried reader would confuse. */
function look(address) {
    return partBeforeAt(address)
        .toLowerCase()
        .replaceAll("rn", "m")
        .replaceAll("vv", "w")
        .replaceAll("cl", "d")
        .replaceAll(/[1i|!]/g, "l")
        .replaceAll("0", "o")
        .replaceAll("5", "s")
        .replaceAll(/[^a-z2-9]/g, "");
}

export class DisplayNames {
    #byLook = new Map(); // look -> set of addresses

    /** Remembers people. Returns true if that may change the name of somebody else. */
    add(addresses) {
        let changed = false;
        for (const address of addresses) {
            const alike = this.#byLook.get(look(address)) ?? new Set();
            this.#byLook.set(look(address), alike);
            changed ||= !alike.has(address) && alike.size === 1;
            alike.add(address);
        }
        return changed;
    }

    of(address) {
        if (!isPlain(address)) return `"${address}"`;
        return (this.#byLook.get(look(address))?.size ?? 1) > 1 ? address : partBeforeAt(address);
    }
}
