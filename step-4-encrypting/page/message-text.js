// Which texts from other people are accepted.

import { bytesOf, longestText } from "./text.js";

const control = /(?![\t\n])\p{Cc}/u;

/** Whether `text` is 1 to 16,384 bytes of UTF-8 without control characters other than tab and
    newline. */
export const isMessage = (text) => text !== "" && bytesOf(text) <= longestText && !control.test(text);
