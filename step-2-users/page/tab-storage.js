// What a tab keeps over a reload for one account: unsent messages and the text being typed.

export class TabStorage {
    #key;

    constructor(what, account) {
        this.#key = `${what} of ${account}`;
    }

    /** What was saved last; null when there is nothing. */
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
            // A full or forbidden storage: it is kept until the tab is closed or loaded again.
        }
    }

    forget() {
        try {
            sessionStorage.removeItem(this.#key);
        } catch {
            // Where nothing can be stored, nothing is.
        }
    }
}
