// Which texts may be sent: 1 to 16,384 bytes of UTF-8 without control characters other than tab and
// newline. The server refuses all others; the page says so before it sends one.

export const longestText = 16_384; // bytes

// A surrogate without its partner is not a character, and UTF-8 cannot express it.
const unspeakable = /(?![\t\n])\p{Cc}|\p{Surrogate}/gu;

export const bytesOf = (text) => new TextEncoder().encode(text).length;

/** `text` without the characters that cannot be sent. */
export const speakable = (text) => text.replaceAll(unspeakable, "");

/** A sentence about what is wrong with `text`; undefined if it can be sent. */
export function problemOf(text) {
    const bytes = bytesOf(text);
    if (bytes > longestText)
        return (
            `This message is ${bytes.toLocaleString()} bytes long. The limit is ` +
            `${longestText.toLocaleString()}.`
        );
    return undefined;
}
