// Checks whether this browser can do what the messenger needs, and if not, says what the user can
// do.

/** A form to show (see showForm) that says why not; undefined where everything is there. */
export async function browserProblem() {
    if (!crypto.subtle)
        return {
            title: "This address is not safe enough",
            about: [
                "Browsers let a page encrypt only if it came over HTTPS, or from the same computer. " +
                    `This page came over plain HTTP from ${location.host}: on the way, anybody ` +
                    "could have changed it so that it reveals your passphrase.",
                "Open the address that begins with https://, if there is one. On the computer where " +
                    `the server runs, open http://localhost:${location.port || 80}.`,
                "If you run the server: ./workshop certificate makes what HTTPS needs, and says how " +
                    "to start the server with it.",
                "Until then you can use the terminal client.",
            ],
        };
    if (!(await knowsCurves()))
        return {
            title: "This browser is too old",
            about: [
                "It does not support X25519 and Ed25519, the keys that protect messages here.",
                "Update it, or use another one: Chrome or Edge 137, Firefox 130, Safari 17, or newer.",
            ],
        };
    return undefined;
}

async function knowsCurves() {
    try {
        await Promise.all([
            crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]),
            crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]),
        ]);
        return true;
    } catch {
        return false;
    }
}
