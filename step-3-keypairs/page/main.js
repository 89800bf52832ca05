// Step 3: everybody has a key. Messages do not use it yet, and the page says so.

import { read, write } from "./plain-codec.js";
import { unlockKeypair } from "./unlock-keypair.js";
import { Messenger } from "./messenger.js";
import { PeopleKeys } from "./people-keys.js";
import { addStyle } from "./style-sheet.js";

addStyle("keys.css");
const keys = new PeopleKeys();

new Messenger({
    notice: "Messages still travel in the clear, keys or not: whoever runs this server can read them.",
    read,
    write,
    async enter(who, signal) {
        const keypair = await unlockKeypair(who, signal);
        if (keypair) await keys.begin(who.me, keypair);
    },
    leave: () => keys.forget(),
    people: (people) => keys.look(people),
    person: (item, person) => keys.show(item, person),
}).start();
