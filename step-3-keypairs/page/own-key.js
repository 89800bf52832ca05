// Remembers in this browser that somebody has a key here. A server that denies it would otherwise get
// them to make another one.

const name = (me) => `key of ${me}`;

/** `me` has unlocked, or made, a key. */
export function rememberOwnKey(me) {
    try {
        localStorage.setItem(name(me), "unlocked here");
    } catch {
        // The storage is full or forbidden: the page then believes the server.
    }
}

export function hadOwnKey(me) {
    try {
        return localStorage.getItem(name(me)) !== null;
    } catch {
        return false;
    }
}
