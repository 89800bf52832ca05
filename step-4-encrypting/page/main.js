// Step 4: what is written here is encrypted, and what was encrypted for one's own key is opened.

import { openKeypair } from "./key-door.js";
import { Messenger } from "./messenger.js";
import { addOtherSide } from "./other-side.js";
import { PeopleKeys } from "./people-keys.js";
import { SealedMessages } from "./sealed-messages.js";
import { addStyle } from "./style-sheet.js";

addStyle("keys.css");
addStyle("sealed.css");
const keys = new PeopleKeys();
const messages = new SealedMessages(keys);
let channel;

new Messenger({
    notice: "Messages are encrypted: only those who have a key here can read them.",
    read: (row) => messages.read(row),
    write: (text) => messages.write(text),
    async enter(who, signal) {
        const keypair = await openKeypair(who, signal);
        if (!keypair)
            return;
        messages.begin(who.me, keypair, () => channel?.reread());
        await keys.begin(who.me, keypair); // last: the user may leave meanwhile
    },
    ready: (room) => { channel = room.channel; },
    leave() {
        channel = undefined;
        messages.forget();
        keys.forget();
    },
    async people(people) {
        if (await keys.look(people))
            channel?.reread(); // what somebody unknown wrote may be known now
    },
    person: (item, person) => keys.show(item, person),
    decorate: addOtherSide,
}).start();
