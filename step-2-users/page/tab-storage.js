// What a tab keeps across reloads for one account: unsent messages and the text being typed.

export class TabStorage {
    #key;

    constructor(what, account) {
        this.#key = `${what} of ${account}`;
    }

    /** What was saved last; null if there is nothing. */
    load() {
        try {
            return JSON.parse(sessionStorage.getItem(this.#key));
        } catch {
            return null;
        }
    }

    save(value) {
        try {
            sessionStorage.setItem(this.#key, JSON.stringify(value));
        } catch {
            // The storage is full or forbidden: the value lasts only until the tab is closed or
            // reloaded.
        }
    }

    forget() {
        try {
            sessionStorage.removeItem(this.#key);
        } catch {
            // If storage is forbidden, there is nothing to remove.
        }
    }
}
