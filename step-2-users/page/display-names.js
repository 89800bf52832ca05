// How people are called: "mary" for mary@example.com, and the whole address where two names look
// alike. A name is for the eye only; whoever is meant is always the address.

const partBeforeAt = (address) => address.slice(0, address.lastIndexOf("@"));

/** Equal for names that a hurried reader takes for one. */
function look(address) {
    return partBeforeAt(address).toLowerCase()
        .replaceAll("rn", "m").replaceAll("vv", "w").replaceAll("cl", "d")
        .replaceAll(/[1i|!]/g, "l").replaceAll("0", "o").replaceAll("5", "s")
        .replaceAll(/[^a-z2-9]/g, "");
}

export class DisplayNames {
    #byLook = new Map(); // look -> set of addresses

    /** Remembers who there is. Returns true when that may change what somebody else is called. */
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
        return (this.#byLook.get(look(address))?.size ?? 1) > 1 ? address : partBeforeAt(address);
    }
}
