// The content of messages in step 2: the text itself, which the server can read, too.

import { newRef } from "./send-queue.js";

/** What is shown of a stored row; see Messenger. */
export function read(row) {
    return { from: row.from, at: row.received_at, text: row.text };
}

/** What is sent for a text; see Messenger. */
export function write(text) {
    return { ref: newRef(), text };
}
