// Whether this browser can do what the messenger needs, and if not, what somebody can do about it.

/** A form to show (see showForm) that says why not; undefined where everything is there. */
export async function whyNotHere() {
    if (!crypto.subtle)
        return {
            title: "This address is not safe enough",
            about: [
                "Browsers let a page encrypt only when it came over HTTPS, or from the computer that " +
                    `shows it. This page came over plain HTTP from ${location.host}: on the way, ` +
                    "anybody could have changed it, and read your passphrase with it.",
                "Open the address that begins with https://, if there is one. On the computer where " +
                    `the server runs, open http://localhost:${location.port || 80}.`,
                "If you run the server: ./workshop certificate makes what HTTPS needs, and says how " +
                    "to start the server with it.",
                "Until then you can use the terminal client.",
            ],
        };
    if (!await knowsCurves())
        return {
            title: "This browser is too old",
            about: [
                "It does not know X25519 and Ed25519, the kinds of keys that keep messages secret here.",
                "Bring it up to date, or take another: Chrome or Edge 137, Firefox 130, Safari 17, or " +
                    "a newer one.",
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
