// What a message may be: 1 to 16,384 bytes of UTF-8 without control characters other than tab and
// newline. The server refuses the rest; here it is told before it is sent.

export const longestText = 16_384; // bytes

// A surrogate that is not one of a pair is no character, and no UTF-8 says it.
const unspeakable = /(?![\t\n])\p{Cc}|\p{Surrogate}/gu;

export const bytesOf = (text) => new TextEncoder().encode(text).length;

/** `text` without what cannot be sent. */
export const speakable = (text) => text.replaceAll(unspeakable, "");

/** A sentence about what is wrong with `text`; undefined when it can be sent. */
export function problemOf(text) {
    const bytes = bytesOf(text);
    if (bytes > longestText)
        return `This message is ${bytes.toLocaleString()} bytes long. The limit is ` +
            `${longestText.toLocaleString()}.`;
    return undefined;
}
