// The page's trust/pins.js and trust/safety-number.js behind questions as the oracle answers them, in a browser.

/**
 * Asks the module that stands at `base`. Bytes are lower-case hexadecimal, keys {encryption_key, signing_key}.
 *     {do: "safety_digits", address, and keys}                 -> digits
 *     {do: "safety_number", parties: [{address, and keys}, …]} -> digits
 *     {do: "pins", steps: [[function of Pins, its arguments]]} -> answers, one for each step; for the
 *                                                                 function "recipients", {address: key};
 *                                                                 `pinned` is what the constructor takes
 * It runs where its source is sent to, so it uses nothing from outside itself.
 */
async function answer({ base, question }) {
    const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (digits) => parseInt(digits, 16));
    const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const keysIn = ({ encryption_key, signing_key }) => ({
        encryptionKey: bytes(encryption_key),
        signingKey: bytes(signing_key),
    });
    const textOf = (keys) =>
        keys && { encryption_key: hex(keys.encryptionKey), signing_key: hex(keys.signingKey) };
    const { notSentYet, Pins, recipients } = await import(`${base}trust/pins.js`);
    const { safetyDigits, safetyNumber } = await import(`${base}trust/safety-number.js`);

    if (question.do === "safety_digits")
        return { digits: await safetyDigits(question.address, keysIn(question)) };
    if (question.do === "safety_number")
        return {
            digits: await safetyNumber(
                ...question.parties.map((party) => ({ address: party.address, keys: keysIn(party) })),
            ),
        };
    const pins = new Pins(new Map(question.pinned));
    const does = {
        observe: (address, keys) => pins.observe(address, keysIn(keys)),
        accept: (address, keys, row) => pins.accept(address, keysIn(keys), row),
        at: (address, row = notSentYet) => textOf(pins.at(address, row)),
        recipients(people, me, mine) {
            const shown = new Map(
                Object.entries(people).map(([address, keys]) => [address, keys && keysIn(keys)]),
            );
            const readers = recipients(shown, pins, me, keysIn(mine));
            return Object.fromEntries([...readers].map(([address, key]) => [address, hex(key)]));
        },
    };
    return { answers: question.steps.map(([name, ...how]) => does[name](...how) ?? null) };
}

/** In `page`, which came from a server of step 6. */
export const trustOracleIn = (page) => ({
    ask: (question) => page.evaluate(answer, { base: new URL("/", page.url()).href, question }),
});
