// Step 2: everything travels in the clear, and the page says so.

import { read, write } from "./plain-codec.js";
import { Messenger } from "./messenger.js";

new Messenger({
    notice: "Messages travel in the clear: whoever runs this server can read them.",
    read,
    write,
}).start();
