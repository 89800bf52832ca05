// Under which address the user has logged in: what was typed, and never what the server says. A page
// that is loaded again learns from the server only whose session it has. If the server could choose
// the address, it could choose what this browser remembers of other people's keys: nothing. So the
// typed address is kept beside the session's cookie, for all tabs, and the server's must be the same.
// Where it was not kept, the user types it again.

const key = "logged in as";

export function rememberOwnAddress(address) {
    try {
        localStorage.setItem(key, address);
    } catch {
        // The storage is full or forbidden: whoever loads the page again logs in again.
    }
}

/** The canonical form of what was typed; null if it is not known. */
export function ownAddress() {
    try {
        return localStorage.getItem(key);
    } catch {
        return null;
    }
}

/** The server says that its user is not the one who has logged in. */
export class OtherAddress extends Error {
    constructor(me) {
        super(
            `The server says that you are not ${me}, the address that you typed. It is broken, or it lies, so ` +
                "this page has left it.",
        );
    }
}
